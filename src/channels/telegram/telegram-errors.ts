import { GrammyError } from 'grammy'
import { SECOND } from '../../domain/time/instant.ts'
import { ComeBackLater, type Delivery } from '../../workflows/ports/channel-adapter.ts'

/** Says in our words why Telegram does not do what we ask. Always throws. */
export function explained(cause: unknown): never {
  if (!(cause instanceof GrammyError)) throw cause
  switch (cause.error_code) {
    case 429:
      throw new ComeBackLater((cause.parameters.retry_after ?? 30) * SECOND, 'Telegram asks us to wait', {
        cause,
      })
    case 401:
    case 404:
      throw new Error('Telegram does not know this token', { cause })
    case 409:
      throw new Error('another program, or a webhook, takes the messages of this bot', { cause })
    default:
      throw cause
  }
}

/** 400 and 403 are for good: the customer has blocked the bot, or the chat is gone. */
export function refusal(error: unknown): Delivery {
  if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403))
    return { accepted: false, error: `Telegram refuses: ${error.description}` }
  return explained(error)
}
