import { XRPCError } from '@atproto/api'
import type { Instant } from '../../domain/time/instant.ts'
import { ComeBackLater, type Delivery } from '../../workflows/ports/channel-adapter.ts'
import { waitOf } from '../../network/wait-of.ts'

/** Says in our words why the server does not do what we ask. Always throws. */
export function explained(cause: unknown, now: Instant): never {
  if (!(cause instanceof XRPCError)) throw cause
  const status: number = cause.status
  if (status === 429) {
    const { headers = {} } = cause
    const wait = waitOf({ retryAfter: headers['retry-after'], reset: headers['ratelimit-reset'] }, now)
    throw new ComeBackLater(wait, 'the Bluesky server asks us to wait', { cause })
  }
  if (status === 401) throw new Error('the Bluesky server does not accept handle and app password', { cause })
  throw cause
}

/** A post that the server will never take, or an answer to one that is gone. */
export function refusal(error: unknown, now: Instant): Delivery {
  if (error instanceof XRPCError && (error.status as number) === 400 && error.error !== 'ExpiredToken')
    return { accepted: false, error: `the Bluesky server refuses: ${error.message}` }
  return explained(error, now)
}
