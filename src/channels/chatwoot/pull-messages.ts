import { z } from 'zod'
import { DAY, SECOND, type Instant } from '../../domain/time/instant.ts'
import {
  conversation,
  conversationsPage,
  message,
  messagesPage,
  type ChatwootConversation,
} from '../../helpdesk/chatwoot/shapes.ts'
import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import type { Pulled } from '../port/adapter.ts'
import type { Arrival } from '../port/arrival.ts'
import { messageArrival } from './message-arrival.ts'

const position = z.object({ from: z.number(), message: z.number() })

export interface PullOptions {
  readonly account: number
  readonly now: Instant
  readonly connectedAt: Instant
  /** How far back the past is taken along, as history. */
  readonly historyDays: number
  readonly pause: number
}

/** What happens while we look is looked at again. */
const OVERLAP = 60 * SECOND
const MESSAGES = 100

/** Repairs what webhooks have lost: every message newer than the last look in conversations that were busy since. */
export async function pullMessages(
  line: HelpdeskLine,
  before: unknown,
  { account, now, connectedAt, historyDays, pause }: PullOptions,
): Promise<Pulled> {
  const last =
    before === null ? { from: connectedAt - historyDays * DAY, message: 0 } : position.parse(before)
  const busy = await busySince(line, account, last.from)
  const arrivals: Arrival[] = []
  let newest = last.message
  for (const one of busy) {
    const around = {
      conversationId: one.id,
      contactId: one.meta.sender?.id ?? 0,
      contactName: one.meta.sender?.name ?? null,
      subject: one.additional_attributes?.mail_subject ?? null,
    }
    for (const written of await messagesAfter(line, account, one.id, last.message)) {
      // Numbers are given before what bears them can be seen: of what is young, a lower one may still come.
      if (written.created_at * SECOND < now - OVERLAP) newest = Math.max(newest, written.id)
      if (written.created_at * SECOND >= last.from) arrivals.push(...messageArrival(written, around))
    }
  }
  return { arrivals, position: { from: Math.max(last.from, now - OVERLAP), message: newest }, pause }
}

/** The latest activity comes first. */
async function busySince(
  line: HelpdeskLine,
  account: number,
  from: Instant,
): Promise<readonly ChatwootConversation[]> {
  const busy = new Map<number, ChatwootConversation>()
  for (let page = 1; ; page += 1) {
    const answer = await line({
      path: `/api/v1/accounts/${account}/conversations`,
      query: { status: 'all', assignee_type: 'all', page: String(page) },
    })
    const { payload } = conversationsPage.parse(answer.body).data
    const { read } = readItems(conversation, payload)
    const recent = read.filter(({ last_activity_at: at }) => at * SECOND >= from)
    for (const one of recent) busy.set(one.id, one)
    if (payload.length === 0 || recent.length < read.length) return [...busy.values()]
  }
}

/** Numbers of messages grow over the whole account, so that one number says how far all of it was read. */
async function messagesAfter(line: HelpdeskLine, account: number, id: number, since: number) {
  const all = []
  for (let after = since; ;) {
    const answer = await line({
      path: `/api/v1/accounts/${account}/conversations/${id}/messages`,
      query: { after: String(after) },
    })
    const { payload } = messagesPage.parse(answer.body)
    const { read } = readItems(message, payload)
    all.push(...read)
    const last = Math.max(after, ...read.map((one) => one.id))
    if (payload.length < MESSAGES || last === after) return all
    after = last
  }
}
