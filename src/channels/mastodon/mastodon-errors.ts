import { MastoHttpError } from 'masto'
import { MINUTE } from '../../domain/time/instant.ts'
import { ComeBackLater, type Delivery } from '../../workflows/ports/channel-adapter.ts'

/** Limits are counted over five minutes; masto does not pass on when they end. */
const WAIT = MINUTE

/** Says in our words why the server does not do what we ask. Always throws. */
export function explained(cause: unknown): never {
  if (!(cause instanceof MastoHttpError)) throw cause
  if (cause.statusCode === 429)
    throw new ComeBackLater(WAIT, 'the Mastodon server asks us to wait', { cause })
  if (cause.statusCode === 401) throw new Error('the Mastodon server does not know this token', { cause })
  throw cause
}

/** 404: what we answer is gone. 422: the server does not take such a post. */
export function refusal(error: unknown): Delivery {
  if (error instanceof MastoHttpError && [400, 403, 404, 422].includes(error.statusCode))
    return { accepted: false, error: `the Mastodon server refuses: ${error.message}` }
  return explained(error)
}
