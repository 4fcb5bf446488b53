import type { Instant } from '../domain/time/instant.ts'
import type { Timer, TimerKind } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { removal, removeTimers } from './remove-timers.ts'
import { instantColumn } from './to-columns.ts'

export interface Cancellation {
  readonly brandId: string
  readonly conversationIds: readonly string[]
  /** Only the timers of these turns; all of the conversations' unless given. */
  readonly turnIds?: readonly string[]
  readonly kinds?: readonly TimerKind[]
  /** Steps before it that have not fired yet are recorded on the way out. */
  readonly at?: Instant | null
}

const cancel = removal(`
  select t.*, $5::timestamptz as until from timer t
  where t.brand_id = $1 and t.conversation_id = any ($2::uuid[])
    and ($3::uuid[] is null or t.turn_id = any ($3)) and ($4::text[] is null or t.kind = any ($4))`)

/** Takes out every timer of conversations, or of some of their turns; answers them as they last stood. */
export function cancelTimers(execute: Execute, cancellation: Cancellation): Promise<readonly Timer[]> {
  const { brandId, conversationIds, turnIds, kinds, at } = cancellation
  return removeTimers(execute, cancel, [
    brandId,
    conversationIds,
    turnIds ?? null,
    kinds ?? null,
    instantColumn(at),
  ])
}
