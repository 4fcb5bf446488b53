import { z } from 'zod'
import { DAY, SECOND, type Instant } from '../../domain/time/instant.ts'
import { searchConversations } from '../../helpdesk/intercom/intercom-reader.ts'
import { conversation, part } from '../../helpdesk/intercom/shapes.ts'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import type { Pulled } from '../port/adapter.ts'
import type { Arrival } from '../port/arrival.ts'
import { partArrival, sourceArrival } from './part-arrivals.ts'

/** `from`: what was said since is looked for; `sweep`: when this look began, `after` its next page. */
const position = z.object({ from: z.number(), sweep: z.number().nullable(), after: z.string().nullable() })

export interface PullOptions {
  readonly now: Instant
  readonly connectedAt: Instant
  /** How far back the past is taken along, as history. */
  readonly historyDays: number
  readonly pause: number
}

/** What happens while we look is looked at again: the search knows it some seconds late. */
const OVERLAP = 60 * SECOND
/** Each is one more request. */
const AT_ONCE = 25

/** Repairs what webhooks have lost: what was said since the last look in conversations that changed since, a page of them at a time. */
export async function pullConversations(
  line: HelpdeskLine,
  before: unknown,
  { now, connectedAt, historyDays, pause }: PullOptions,
): Promise<Pulled> {
  const last =
    before === null
      ? { from: connectedAt - historyDays * DAY, sweep: null, after: null }
      : position.parse(before)
  const sweep = last.sweep ?? now
  const page = await searchConversations(line, {
    since: last.from,
    until: now,
    perPage: AT_ONCE,
    after: last.after,
  })
  const arrivals: Arrival[] = []
  for (const { id } of page.conversations) arrivals.push(...(await saidIn(line, id, last.from)))
  const after = page.pages?.next?.starting_after ?? null
  return {
    arrivals,
    position:
      after === null
        ? { from: Math.max(last.from, sweep - OVERLAP), sweep: null, after: null }
        : { from: last.from, sweep, after },
    more: after !== null,
    pause,
  }
}

/** Nothing of a conversation that was deleted meanwhile. */
async function saidIn(line: HelpdeskLine, id: string, from: Instant): Promise<readonly Arrival[]> {
  try {
    const head = conversation.parse((await line({ path: `/conversations/${encodeURIComponent(id)}` })).body)
    const { read } = readItems(part, head.conversation_parts?.conversation_parts ?? [])
    return [
      ...(head.created_at * SECOND >= from ? sourceArrival(head) : []),
      ...read
        .filter(({ created_at }) => created_at * SECOND >= from)
        .flatMap((one) => partArrival(head, one)),
    ]
  } catch (error) {
    if (error instanceof NotAvailable && error.status === 404) return []
    throw error
  }
}
