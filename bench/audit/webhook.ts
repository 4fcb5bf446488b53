import { createHmac } from 'node:crypto'
import { everyAdapter } from '../../src/channels/adapters.ts'
import { openDoors } from '../../src/channels/port/doors.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { ChannelAdapter } from '../../src/workflows/ports/channel-adapter.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'

const SECRET = 'the signing secret of a webhook'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const nowhere: ChannelAdapter = {
  externalIdFor: (_channel, messageId) => messageId,
  deliver: () => Promise.resolve({ accepted: 'later' }),
}

/** From a call of Zendesk's webhook to a clock that runs, committed on a durable database: the call is checked, read and stored. */
export async function measureWebhooks(house: IngestHouse, calls: number): Promise<Row> {
  const channel: Channel = {
    ...house.channel,
    kind: 'helpdesk',
    adapter: 'zendesk',
    settings: { url: 'https://shop.zendesk.com', user: 'director@shop.example' },
  }
  const doors = openDoors(everyAdapter({ mail: nowhere, chat: nowhere, replyTokenKey: Buffer.alloc(32) }), {
    variables: { ZENDESK_TOKEN: 'a-token', ZENDESK_WEBHOOK_SECRET: SECRET },
    now: () => Promise.resolve(Date.now()),
    log: silent,
  })
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  const take = {
    ...house.deps,
    record: (command: Parameters<typeof recordMessages>[1]) => recordMessages(house.deps, command),
    replyTokenKey: Buffer.alloc(32, 1),
  }
  const times: number[] = []
  for (let index = 0; index < calls; index += 1) {
    const at = new Date().toISOString()
    const body = JSON.stringify({
      type: 'zen:event-type:ticket.comment_added',
      time: at,
      detail: { id: String(index), requester_id: `${index}0`, subject: 'Where is my order?' },
      event: {
        comment: {
          id: `${index}1`,
          body: 'Hello, where is my order?',
          is_public: true,
          author: { id: `${index}0`, is_staff: false, name: 'Nadia' },
        },
      },
    })
    const headers: Readonly<Record<string, string>> = {
      'x-zendesk-webhook-signature': createHmac('sha256', SECRET)
        .update(at + body)
        .digest('base64'),
      'x-zendesk-webhook-signature-timestamp': at,
    }
    const begin = performance.now()
    const answer = await opened.door.receive!({
      method: 'POST',
      url: '',
      query: new URLSearchParams(),
      header: (name) => headers[name],
      rawBody: Buffer.from(body),
      now: Date.now(),
    })
    await takeArrivals(take, channel, answer.arrivals ?? [])
    times.push(performance.now() - begin)
  }
  const { rows } = await house.database.pool.query<{ count: number }>(
    'select count(*)::int as count from turn where closed_at is null',
  )
  times.sort((a, b) => a - b)
  const quantile = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
  return {
    workload: 'webhook',
    engine: 'sundial',
    messages: calls,
    p50_ms: quantile(0.5),
    p99_ms: quantile(0.99),
    max_ms: Math.round(times.at(-1)! * 10) / 10,
    note: `${rows[0]!.count} clocks run`,
  }
}
