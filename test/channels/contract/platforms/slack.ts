import { createHmac } from 'node:crypto'
import type { CallHook, Rig } from '../rig.ts'
import { WebSocketServer, type WebSocket } from 'ws'
import { serve } from './serve.ts'

const BOT = 'xoxb-token'
const APP = 'xapp-token'
const SECRET = 'signing-secret'
const CHANNEL = 'C0SHARED'

/** Slack's Web API, and its events either over a socket that wants each envelope acknowledged, or as signed calls that are repeated. */
export async function slack(by: 'socket' | 'events', hook: CallHook): Promise<Rig> {
  const shown: string[] = []
  const open = new Set<WebSocket>()
  const acknowledged = new Set<string>()
  let wait = 0
  let refusing = false
  let count = 0
  const served = await serve(({ path, headers, body }) => {
    const method = path.split('/').at(-1)
    const token = headers.authorization?.replace('Bearer ', '')
    const fields = new URLSearchParams(body)
    if (token !== (method === 'apps.connections.open' ? APP : BOT))
      return { json: { ok: false, error: 'invalid_auth' } }
    switch (method) {
      case 'auth.test':
        return {
          json: {
            ok: true,
            team: 'Shop',
            team_id: 'T0SHOP',
            user: 'sundial',
            user_id: 'U0BOT',
            bot_id: 'B0BOT',
          },
        }
      case 'users.info':
        return { json: { ok: true, user: { id: fields.get('user'), real_name: 'Nadia Rahimi' } } }
      case 'apps.connections.open':
        return { json: { ok: true, url: served.url.replace('http', 'ws') } }
      case 'chat.postMessage':
        if (wait > 0) {
          const after = String(wait)
          wait = 0
          return { status: 429, headers: { 'retry-after': after }, json: { ok: false, error: 'ratelimited' } }
        }
        if (refusing) {
          refusing = false
          return { json: { ok: false, error: 'is_archived' } }
        }
        if (fields.get('channel') !== CHANNEL) return { json: { ok: false, error: 'channel_not_found' } }
        if (!fields.get('thread_ts')) return { json: { ok: false, error: 'not_in_thread' } }
        shown.push(fields.get('text')!)
        return { json: { ok: true, channel: CHANNEL, ts: stamp() } }
      default:
        return { json: { ok: false, error: 'unknown_method' } }
    }
  })
  const sockets = new WebSocketServer({ server: served.server })
  sockets.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse((data as Buffer).toString('utf8')) as { envelope_id: string }
      acknowledged.add(envelope_id)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
  })

  function stamp(): string {
    count += 1
    return `${Math.trunc(Date.now() / 1_000)}.${String(count).padStart(6, '0')}`
  }

  async function tell(event: object): Promise<void> {
    const payload = { type: 'event_callback', team_id: 'T0SHOP', event_id: `Ev${(count += 1)}`, event }
    if (by === 'events') {
      await signed(JSON.stringify(payload))
      return
    }
    const envelope_id = `envelope-${count}`
    // Slack keeps what is not acknowledged and sends it again.
    for (let tries = 0; tries < 100 && !acknowledged.has(envelope_id); tries += 1) {
      if (tries % 50 === 0)
        for (const socket of open) socket.send(JSON.stringify({ type: 'events_api', envelope_id, payload }))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    if (!acknowledged.has(envelope_id)) throw new Error('an envelope was never acknowledged')
  }

  async function signed(body: string, { secret = SECRET, ago = 0 } = {}): Promise<number> {
    const timestamp = String(Math.trunc(Date.now() / 1_000) - ago)
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
    const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature }
    return (await hook({ headers, body })).status
  }

  const thread = stamp()
  const message = (text: string, more: object) => ({
    type: 'message',
    channel: CHANNEL,
    ts: stamp(),
    thread_ts: thread,
    text,
    ...more,
  })
  let latest: object = {}
  return {
    adapter: 'slack',
    kind: 'chat',
    settings: {
      bot_token_env: 'SLACK_BOT',
      ...(by === 'socket' ? { app_token_env: 'SLACK_APP' } : { signing_secret_env: 'SLACK_SECRET' }),
      api_url: `${served.url}/api/`,
    },
    variables: { SLACK_BOT: BOT, SLACK_APP: APP, SLACK_SECRET: SECRET },
    customerWrites: (text) => tell((latest = message(text, { user: 'U0NADIA', user_team: 'T0ACME' }))),
    deliversAgain: () => tell(latest),
    robotWrites: (text) =>
      tell(message(text, { bot_id: 'B0OTHER', user_team: 'T0ACME', subtype: 'bot_message' })),
    reacts: () => tell({ type: 'reaction_added', user: 'U0NADIA', item: { channel: CHANNEL, ts: thread } }),
    colleagueAnswers: (text) => tell(message(text, { user: 'U0ELENA', user_team: 'T0SHOP' })),
    echoes: () => tell(message(shown.at(-1)!, { user: 'U0BOT', bot_id: 'B0BOT', team: 'T0SHOP' })),
    ...(by === 'events' && {
      forgeries: async () => [
        await signed(JSON.stringify({ type: 'event_callback', event: message('forged', { user: 'U0X' }) }), {
          secret: 'guess',
        }),
        await signed(JSON.stringify({ type: 'event_callback', event: message('stale', { user: 'U0X' }) }), {
          ago: 301,
        }),
        (await hook({ body: '{}' })).status,
      ],
    }),
    answers: () => shown,
    asksToWait: (seconds) => (wait = seconds),
    refuses: () => (refusing = true),
    async close() {
      for (const socket of open) socket.terminate()
      sockets.close()
      await served.close()
    },
  }
}
