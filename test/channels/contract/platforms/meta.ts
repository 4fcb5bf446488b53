import { createHmac } from 'node:crypto'
import type { CallHook, Rig } from '../rig.ts'
import { serve } from './serve.ts'

const SECRET = 'app-secret'
const ACCOUNT = '106540352242922'
const CUSTOMER = '16315551181'
const longest = { whatsapp: 4_096, messenger: 2_000, instagram: 1_000 }

/** Meta's webhooks, signed over the raw body, and the Graph API's way of sending. */
export async function meta(product: 'whatsapp' | 'messenger' | 'instagram', hook: CallHook): Promise<Rig> {
  const shown: { id: string; text: string }[] = []
  let wait = false
  let refusing = false
  let count = 0
  const refusal = (status: number, code: number, message: string, headers = {}) => ({
    status,
    headers,
    json: { error: { message, type: 'OAuthException', code } },
  })
  let retryAfter = 0
  const served = await serve(({ method, path, headers, body }) => {
    if (headers.authorization !== 'Bearer access-token')
      return refusal(401, 190, 'Invalid OAuth access token')
    if (method === 'GET')
      return path === `/${ACCOUNT}` ? { json: { id: ACCOUNT } } : refusal(400, 100, 'Unsupported get request')
    if (path !== `/${ACCOUNT}/messages`) return refusal(400, 100, 'Unsupported post request')
    if (wait) {
      wait = false
      return refusal(429, 130429, 'Rate limit hit', { 'retry-after': String(retryAfter) })
    }
    if (refusing) {
      refusing = false
      return refusal(400, product === 'whatsapp' ? 131047 : 551, 'Re-engagement message')
    }
    const sent = JSON.parse(body) as Record<string, Record<string, string>> & {
      to?: string
      messaging_product?: string
    }
    const text = product === 'whatsapp' ? sent['text']!['body']! : sent['message']!['text']!
    const to = product === 'whatsapp' ? sent.to : sent['recipient']!['id']
    if (to !== CUSTOMER || text.length > longest[product]) return refusal(400, 100, 'Invalid parameter')
    if (product === 'whatsapp' && sent.messaging_product !== 'whatsapp')
      return refusal(400, 100, 'Invalid parameter')
    const id = `sent-${(count += 1)}`
    shown.push({ id, text })
    return { json: product === 'whatsapp' ? { messages: [{ id }] } : { recipient_id: to, message_id: id } }
  })

  async function call(payload: object, secret = SECRET): Promise<number> {
    const body = JSON.stringify(payload)
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    return (
      await hook({ headers: { 'x-hub-signature-256': signature, 'content-type': 'application/json' }, body })
    ).status
  }
  const must = async (payload: object) => {
    const status = await call(payload)
    if (status !== 200) throw new Error(`the hook answered ${status}`)
  }
  const value = (what: object) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [{ field: 'messages', value: { metadata: { phone_number_id: ACCOUNT }, ...what } }],
      },
    ],
  })
  const said = (text: string) => ({
    from: CUSTOMER,
    id: `in-${(count += 1)}`,
    timestamp: seconds(),
    type: 'text',
    text: { body: text },
  })
  const contacts = [{ wa_id: CUSTOMER, profile: { name: 'Nadia Rahimi' } }]
  const page = (what: object) => ({
    object: product === 'messenger' ? 'page' : 'instagram',
    entry: [
      {
        id: ACCOUNT,
        time: Date.now(),
        messaging: [{ sender: { id: CUSTOMER }, recipient: { id: ACCOUNT }, timestamp: Date.now(), ...what }],
      },
    ],
  })
  const fromPage = { sender: { id: ACCOUNT }, recipient: { id: CUSTOMER }, timestamp: Date.now() }
  const written = (text: string) =>
    product === 'whatsapp'
      ? value({ contacts, messages: [said(text)] })
      : page({ message: { mid: `in-${(count += 1)}`, text } })
  let latest: object = {}
  return {
    adapter: product,
    kind: 'chat',
    settings: {
      account_id: ACCOUNT,
      app_id: '77',
      app_secret_env: 'META_SECRET',
      verify_token_env: 'META_VERIFY',
      access_token_env: 'META_ACCESS',
      api_url: served.url,
    },
    variables: { META_SECRET: SECRET, META_VERIFY: 'verify-token', META_ACCESS: 'access-token' },
    customerWrites: (text) => must((latest = written(text))),
    deliversAgain: () => must(latest),
    reacts: () =>
      must(
        product === 'whatsapp'
          ? value({
              contacts,
              messages: [{ ...said(''), type: 'reaction', reaction: { emoji: '+1', message_id: 'in-1' } }],
            })
          : page({ reaction: { reaction: 'love', action: 'react', mid: 'in-1' } }),
      ),
    colleagueAnswers: (text) =>
      must(
        product === 'whatsapp'
          ? value({ message_echoes: [{ ...said(text), from: ACCOUNT, to: CUSTOMER }] })
          : page({ ...fromPage, message: { mid: `out-${(count += 1)}`, text, is_echo: true } }),
      ),
    echoes: () => {
      const { id, text } = shown.at(-1)!
      return must(
        product === 'whatsapp'
          ? value({ statuses: [{ id, status: 'delivered', timestamp: seconds(), recipient_id: CUSTOMER }] })
          : page({ ...fromPage, message: { mid: id, text, is_echo: true, app_id: 77 } }),
      )
    },
    async forgeries() {
      const challenge = (token: string) =>
        hook({
          method: 'GET',
          query: `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
        })
      const right = await challenge('verify-token')
      if (right.text !== '1158201444') throw new Error(`the challenge was answered with ${right.text}`)
      return [
        await call(written('forged'), 'guess'),
        (await hook({ body: JSON.stringify(written('unsigned')) })).status,
        (await challenge('guess')).status,
      ]
    },
    answers: () => shown.map(({ text }) => text),
    asksToWait: (after) => {
      retryAfter = after
      wait = true
    },
    refuses: () => (refusing = true),
    close: () => served.close(),
  }
}

function seconds(): string {
  return String(Math.trunc(Date.now() / 1_000))
}
