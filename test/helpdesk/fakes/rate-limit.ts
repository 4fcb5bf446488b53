import { MINUTE, SECOND, type Instant } from '../../../src/domain/time/instant.ts'

/** So many requests in each minute of the helpdesk's clock; how many seconds to wait where there were more, else null. */
export function rateLimit(perMinute: number, now: () => Instant): () => number | null {
  let minute = -1
  let count = 0
  return () => {
    const current = Math.floor(now() / MINUTE)
    if (current !== minute) {
      minute = current
      count = 0
    }
    count += 1
    return count > perMinute ? Math.ceil(((current + 1) * MINUTE - now()) / SECOND) : null
  }
}
