import { createHmac } from 'node:crypto'
import { everyAdapter } from '../../src/channels/adapters.ts'
import { openDoors } from '../../src/channels/port/doors.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { ChannelAdapter } from '../../src/workflows/ports/channel-adapter.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'

const SECRET = 'the signing secret of a webhook'
const replyTokenKey = Buffer.alloc(32, 1)
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const nowhere: ChannelAdapter = {
  externalIdFor: (_channel, messageId) => messageId,
  deliver: () => Promise.resolve({ accepted: 'later' }),
}

export interface Comment {
  readonly ticket: number
  readonly comment: string
  readonly by: string
  readonly staff: boolean
  readonly body: string
}

/** Calls of Zendesk's webhook at a channel; each answers after how many milliseconds what it brought was stored. */
export function zendeskCalls(
  house: IngestHouse,
  channel: Channel,
  trusted: ReadonlySet<string> = new Set(),
): (comment: Comment) => Promise<number> {
  const doors = openDoors(
    everyAdapter({ mail: nowhere, chat: nowhere, replyTokenKey, helpdesks: { trusted } }),
    {
      variables: { ZENDESK_TOKEN: 'a-token', ZENDESK_WEBHOOK_SECRET: SECRET },
      now: () => Promise.resolve(Date.now()),
      log: silent,
    },
  )
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  const { door } = opened
  const take = {
    ...house.deps,
    record: (command: Parameters<typeof recordMessages>[1]) => recordMessages(house.deps, command),
    replyTokenKey,
  }
  return async ({ ticket, comment, by, staff, body: text }) => {
    const at = new Date().toISOString()
    const body = JSON.stringify({
      type: 'zen:event-type:ticket.comment_added',
      time: at,
      detail: { id: String(ticket), requester_id: `${ticket}0`, subject: 'Where is my order?' },
      event: {
        comment: {
          id: comment,
          body: text,
          is_public: true,
          author: { id: by, is_staff: staff, name: staff ? 'Helga' : 'Nadia' },
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
    const answer = await door.receive!({
      method: 'POST',
      url: '',
      query: new URLSearchParams(),
      header: (name) => headers[name],
      rawBody: Buffer.from(body),
      now: Date.now(),
    })
    await takeArrivals(take, channel, answer.arrivals ?? [])
    return performance.now() - begin
  }
}

/** Median, 99th percentile and longest, in milliseconds to the tenth. */
export function quantilesOf(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const tenth = (value: number) => Math.round(value * 10) / 10
  const quantile = (share: number) => tenth(sorted[Math.floor(sorted.length * share)]!)
  return { p50_ms: quantile(0.5), p99_ms: quantile(0.99), max_ms: tenth(sorted.at(-1)!) }
}
