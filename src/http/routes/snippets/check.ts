import { DAY, parseInstant, type Instant } from '../../../domain/time/instant.ts'
import type { Answer } from '../../answer.ts'
import { problem } from '../../problem.ts'

/** Nobody can vouch for a text for longer. */
const LONGEST = 370 * DAY

export type Expiry =
  { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly answer: Answer }

/** A date by which somebody looks at it again: ahead, and within a year. */
export function expiryOf(text: string, now: Instant): Expiry {
  const at = parseInstant(text)!
  if (at > now && at - now <= LONGEST) return { ok: true, at: new Date(at) }
  return {
    ok: false,
    answer: problem(400, 'invalid_request', 'In the body, "expires_at" must lie ahead, within a year.', {
      errors: [{ path: 'body.expires_at', problem: 'is past, or more than a year away' }],
    }),
  }
}
