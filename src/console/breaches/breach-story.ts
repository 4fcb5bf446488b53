import type { Breach } from '../../http/api-types.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'

/** How a breach stands at `now`: how long past due the answer came (or has not come yet), and how late it was noticed. */
export function breachStory(
  { due_at: due, detected_at: detected, answered_at: answered, voided_at: voided }: Breach,
  now: Instant,
): { readonly state: 'waiting' | 'answered' | 'voided'; readonly wait: Millis; readonly lateness: Millis } {
  const end = answered === null ? now : Date.parse(answered)
  return {
    state: voided !== null ? 'voided' : answered === null ? 'waiting' : 'answered',
    wait: Math.max(0, end - Date.parse(due)),
    lateness: Math.max(0, Date.parse(detected) - Date.parse(due)),
  }
}
