import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery } from '../../schema.ts'
import { cause } from '../figures/schema.ts'

const deed = z.enum(['apology', 'call_back'])
const outcome = z.enum(['reconciled', 'unreachable', 'lost', 'not_needed'])
const state = z.enum(['waiting', 'owned', 'closed'])

export const recovery = z
  .object({
    customer_id: id,
    customer_name: z.string().nullable(),
    /** Their worst turn, and where it is read. */
    conversation_id: id,
    channel_kind: channelKind,
    language: z.string().nullable(),
    time_zone: z.string(),
    opened_at: instant,
    ended_at: instant.nullable(),
    wait_seconds: z.number(),
    target_seconds: z.number(),
    /** How many times the promise they waited. */
    times: z.number(),
    cause: cause.nullable(),
    /** Of this customer, past twice the promise. */
    turns: z.int(),
    state,
    owner: z.object({ id, name: z.string() }).nullable(),
    deed: deed.nullable(),
    outcome: outcome.nullable(),
    note: z.string().nullable(),
    owned_at: instant.nullable(),
    closed_at: instant.nullable(),
  })
  .meta({ id: 'Recovery' })

export const recoveries = page(recovery).meta({ id: 'Recoveries' })

export const recoveriesQuery = z.object({
  ...brandQuery,
  ...pageQuery,
  /** `waiting`: nobody has taken them on yet. */
  state: state.default('waiting'),
  /** Turns that began from then on; without it the last 28 days. */
  from: z.iso.datetime({ offset: true }).optional(),
})

const brand = z.string().max(64).optional()

export const ownedRecovery = z.object({
  brand,
  deed,
  /** Somebody who serves the brand; you, if nobody is named. */
  owner_id: id.optional(),
})

export const closedRecovery = z.object({
  brand,
  outcome,
  note: z.string().trim().min(1).max(2_000).optional(),
})
