import type { Rig } from '../rig.ts'
import { serve } from './serve.ts'

const TOKEN = '123456:a-token-that-only-the-bot-knows'
const CHAT = 4711

/** The Bot API: keeps updates until they are confirmed by a higher offset, gives them again otherwise, and knows one reader at a time. */
export async function telegram(): Promise<Rig> {
  const updates: { update_id: number; [what: string]: unknown }[] = []
  const shown: string[] = []
  let waiting: (() => void) | null = null
  let ids = 100
  let wait = 0
  let refusing = false
  const failure = (error_code: number, description: string, parameters = {}) => ({
    status: error_code,
    json: { ok: false, error_code, description, parameters },
  })
  const served = await serve(async ({ path, body }) => {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? []
    if (token !== TOKEN) return failure(401, 'Unauthorized')
    const fields = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
    switch (method) {
      case 'getMe':
        return {
          json: { ok: true, result: { id: 1, is_bot: true, first_name: 'Shop', username: 'shop_bot' } },
        }
      case 'getWebhookInfo':
        return { json: { ok: true, result: { url: '', pending_update_count: updates.length } } }
      case 'getUpdates': {
        if (waiting) return failure(409, 'Conflict: terminated by other getUpdates request')
        const offset = Number(fields['offset'] ?? 0)
        while (updates[0] && updates[0].update_id < offset) updates.shift()
        if (updates.length === 0)
          await new Promise<void>((resolve) => {
            const done = () => {
              clearTimeout(timer)
              waiting = null
              resolve()
            }
            const timer = setTimeout(done, 200)
            waiting = done
          })
        return { json: { ok: true, result: updates.slice(0, Number(fields['limit'] ?? 100)) } }
      }
      case 'sendMessage': {
        const text = typeof fields['text'] === 'string' ? fields['text'] : ''
        if (wait > 0) {
          const retry_after = wait
          wait = 0
          return failure(429, `Too Many Requests: retry after ${retry_after}`, { retry_after })
        }
        if (refusing) {
          refusing = false
          return failure(403, 'Forbidden: bot was blocked by the user')
        }
        if (text === '' || text.length > 4_096) return failure(400, 'Bad Request: message is too long')
        if (String(fields['chat_id']) !== String(CHAT)) return failure(400, 'Bad Request: chat not found')
        shown.push(text)
        const chat = { id: CHAT, type: 'private' }
        return { json: { ok: true, result: { message_id: (ids += 1), date: 1, chat, text } } }
      }
      default:
        return failure(404, 'Not Found')
    }
  })
  const tell = (what: object) => {
    updates.push({ update_id: (ids += 1), ...what })
    waiting?.()
    return Promise.resolve()
  }
  const message = (text: string, from: object) => ({
    message: {
      message_id: (ids += 1),
      date: Math.trunc(Date.now() / 1_000),
      chat: { id: CHAT, type: 'private' },
      from: { id: CHAT, first_name: 'Nadia', last_name: 'Rahimi', ...from },
      text,
    },
  })
  let latest: object = {}
  return {
    adapter: 'telegram',
    kind: 'chat',
    settings: { token_env: 'TELEGRAM', api_url: served.url },
    variables: { TELEGRAM: TOKEN },
    customerWrites: (text) => tell((latest = message(text, { is_bot: false }))),
    deliversAgain: () => tell(latest),
    robotWrites: (text) => tell(message(text, { id: 99, is_bot: true })),
    reacts: () => tell({ message_reaction: { chat: { id: CHAT }, message_id: ids, new_reaction: [] } }),
    answers: () => shown,
    asksToWait: (seconds) => (wait = seconds),
    refuses: () => (refusing = true),
    close: () => served.close(),
  }
}
