import { HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Event } from '../../http/api-types.ts'

/** As the server has it, which decides. */
const TAKE_BACK_WITHIN = HOUR

/** Whether the last change of this kind is so young that it can be taken back. */
export function changedLately(
  events: readonly Event[],
  changed: Readonly<Record<string, string>>,
  now: Instant,
): boolean {
  const last = events.findLast(
    ({ type, payload }) =>
      type === 'conversation.changed' &&
      Object.entries(changed).every(([key, value]) => payload[key] === value),
  )
  return last !== undefined && now - Date.parse(last.occurred_at) <= TAKE_BACK_WITHIN
}
