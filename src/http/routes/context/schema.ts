import { z } from 'zod'
import { channelKind, id, instant } from '../../schema.ts'
import { conversationState } from '../conversations/schema.ts'

const doorOf = { conversation_id: id, channel_name: z.string(), channel_kind: channelKind }

export const context = z
  .object({
    conversation_id: id,
    customer: z.object({
      id,
      name: z.string().nullable(),
      language: z.string().nullable(),
      time_zone: z.string().nullable(),
      /** What the customer's clock shows, `14:05`; null while their zone is not known. */
      local_time: z.string().nullable(),
      segment: z.string().nullable(),
      known_since: instant,
      /** By which kinds of channel they have written. */
      writes_by: z.array(z.string()),
    }),
    /** Handed in by other systems, as far as the brand shows them. */
    facts: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
      }),
    ),
    /** Their other conversations on every channel, the newest first, up to 20. */
    history: z.array(
      z.object({
        ...doorOf,
        subject: z.string().nullable(),
        state: conversationState,
        last_message_at: instant,
        turns: z.int(),
        last_outcome: z.string().nullable(),
      }),
    ),
    /** Other doors at which they wait right now: one answer may close them, too. */
    also_waits_at: z.array(z.object({ ...doorOf, waiting_since: instant })),
    /** What they were promised; `kept` is null while the time is not over. */
    promised: z.array(
      z.object({
        conversation_id: id,
        at: instant,
        until: instant.nullable(),
        text: z.string(),
        kept: z.boolean().nullable(),
      }),
    ),
    /** What they were asked already, the newest first. */
    asked_before: z.array(
      z.object({
        question: z.string(),
        asked_at: instant,
        answer: z.string().nullable(),
        answered_at: instant.nullable(),
      }),
    ),
    suggestions: z.array(
      z.object({
        snippet_id: id,
        title: z.string(),
        text: z.string(),
        language: z.string(),
        owner: z.object({ person_id: id, name: z.string() }),
        verified_at: instant,
        expires_at: instant,
      }),
    ),
    /** Up to so much may be given without asking. */
    goodwill: z.object({ amount_minor: z.int(), currency: z.string() }).nullable(),
  })
  .meta({ id: 'Context' })
