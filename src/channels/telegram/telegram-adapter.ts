import { Api } from 'grammy'
import { z } from 'zod'
import { adapter, type Adapter } from '../port/adapter.ts'
import { jsonOf, notAuthentic, taken, unreadable } from '../port/hook.ts'
import { sameSecret } from '../port/same-secret.ts'
import { splitText } from '../port/split-text.ts'
import { arrivalsOf } from './arrivals-of.ts'
import { explained, refusal } from './telegram-errors.ts'
import { testTelegram } from './test-telegram.ts'

const settings = z.strictObject({
  token_env: z.string().min(1).default('SUNDIAL_TELEGRAM_TOKEN'),
  /** Where Telegram shall call us; `setWebhook` must name the same secret. Otherwise we ask Telegram. */
  webhook_secret_env: z.string().min(1).optional(),
  api_url: z.url().optional(),
})

const position = z.object({ next: z.int() }).nullable().catch(null)
const target = z.object({ chat: z.string(), message: z.int().optional(), topic: z.int().optional() })
const POLL_SECONDS = 25
const LONGEST = 4_096

/** A Telegram bot's private chats and groups, through grammY. */
export const telegramAdapter: Adapter = adapter({
  name: 'telegram',
  kinds: ['chat'],
  settings,
  open({ settings: { token_env, webhook_secret_env, api_url }, secret, now, fetch }) {
    const api = new Api(secret(token_env), {
      ...(api_url && { apiRoot: api_url }),
      timeoutSeconds: 60,
      fetch: fetch as never,
    })
    const hookSecret = webhook_secret_env && secret(webhook_secret_env)
    return {
      ...(hookSecret && {
        receive({ header, rawBody }) {
          if (!sameSecret(header('x-telegram-bot-api-secret-token'), hookSecret))
            return notAuthentic('the secret token is not that of this channel')
          const update = jsonOf(rawBody)
          return update === undefined ? unreadable('the body is not JSON') : taken(arrivalsOf(update))
        },
      }),
      ...(!hookSecret && {
        async pull(before, signal) {
          const offset = position.parse(before)?.next
          const asked = { timeout: POLL_SECONDS, allowed_updates: ['message'] as const }
          const updates = await api
            .getUpdates({ ...asked, ...(offset !== undefined && { offset }) }, signal as never)
            .catch(explained)
          const last = updates.at(-1)
          return {
            arrivals: updates.flatMap(arrivalsOf),
            position: last ? { next: last.update_id + 1 } : before,
            more: true,
          }
        },
      }),
      async reply({ reply, replyTo }) {
        const { chat, message, topic } = target.parse(replyTo)
        const answers =
          message === undefined ? undefined : { message_id: message, allow_sending_without_reply: true }
        try {
          let first: number | null = null
          for (const piece of splitText(reply.text, LONGEST)) {
            const { message_id } = await api.sendMessage(chat, piece, {
              ...(topic !== undefined && { message_thread_id: topic }),
              ...(answers && first === null && { reply_parameters: answers }),
            })
            first ??= message_id
          }
          return { accepted: true, at: await now(), externalId: `${chat}/${first}` }
        } catch (error) {
          return refusal(error)
        }
      },
      test: () => testTelegram(api, hookSecret !== undefined),
    }
  },
})
