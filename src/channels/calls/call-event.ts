import { z } from 'zod'
import type { Instant } from '../../domain/time/instant.ts'

/** What a telephone system tells of one call, whichever it is. */
export interface CallEvent {
  readonly callId: string
  readonly what:
    | { readonly type: 'started' }
    /** A menu, a bot, an announcement. */
    | { readonly type: 'step'; readonly name: string }
    /** From here on the caller waits for a human. */
    | { readonly type: 'asked_for_human' }
    | { readonly type: 'queued' }
    | { readonly type: 'missed' }
    /** The caller hung up while waiting. */
    | { readonly type: 'abandoned' }
    | { readonly type: 'answered'; readonly by: string | null }
  readonly at: Instant
  /** Since when the caller waits, where the system knows it. */
  readonly startedAt: Instant | null
  /** Who called, or whom we called back; null where the number is withheld. */
  readonly number: string | null
  readonly name: string | null
  readonly direction: 'inbound' | 'outbound'
}

const at = z.iso.datetime({
  offset: true,
  error: 'must be an instant with an offset, e.g. 2026-03-29T01:00:00Z',
})

/** The neutral form, for a telephone system that can be told what to send. */
export const neutralCall = z.object({
  call_id: z.string().min(1).max(200),
  event: z.enum(['started', 'step', 'asked_for_human', 'queued', 'missed', 'abandoned', 'answered']),
  at,
  started_at: at.optional(),
  number: z.string().max(64).nullish(),
  name: z.string().max(200).optional(),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  /** What the step was: `menu 2`, `bot: opening hours`. */
  step: z.string().max(200).optional(),
  answered_by: z.string().max(200).optional(),
})

export function fromNeutral(call: z.output<typeof neutralCall>): CallEvent {
  const { event } = call
  return {
    callId: call.call_id,
    what:
      event === 'step'
        ? { type: 'step', name: call.step ?? 'step' }
        : event === 'answered'
          ? { type: 'answered', by: call.answered_by ?? null }
          : { type: event },
    at: Date.parse(call.at),
    startedAt: call.started_at === undefined ? null : Date.parse(call.started_at),
    number: call.number || null,
    name: call.name ?? null,
    direction: call.direction,
  }
}
