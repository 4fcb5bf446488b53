import { SECOND, type Instant } from '../../domain/time/instant.ts'
import { z } from 'zod'
import type { HelpdeskFinding, HelpdeskReader, HelpdeskSettings } from '../../workflows/ports/helpdesk.ts'
import { helpdeskLine, type Answer, type HelpdeskLine } from '../line/call.ts'
import { skewFinding } from '../line/clock-skew.ts'
import { failureOf, tryParts } from '../line/failure.ts'
import { good, lacking } from '../line/finding.ts'
import type { Network } from '../../network/network.ts'
import { readOneByOne, type TicketPage, type TicketSource } from '../line/one-by-one.ts'
import { readItems } from '../line/read-items.ts'
import { scarce } from '../line/scarce.ts'
import { intercomFacts } from './facts.ts'
import { conversation, me, part, searchPage } from './shapes.ts'

/** Whose answers the shapes here are of. */
const VERSION = '2.14'

export function intercomLine({ url }: HelpdeskSettings, token: string, network: Network): HelpdeskLine {
  return helpdeskLine(url, { authorization: `Bearer ${token}`, 'intercom-version': VERSION }, network)
}

export function intercomReader(line: HelpdeskLine, now: () => Instant): HelpdeskReader {
  return {
    check: () => checkIntercom(line, now()),
    read: (from) => readOneByOne(source(line, now()), now(), from),
  }
}

const TOKEN =
  'Copy the access token again from your app in the Developer Hub; it needs to read conversations.'
const ADDRESS = 'https://api.intercom.io, https://api.eu.intercom.io or https://api.au.intercom.io'
const noHours = lacking(
  'Intercom does not tell office hours: hidden neglect is left out',
  'Nothing to do: waits are counted around the clock.',
)

async function checkIntercom(line: HelpdeskLine, now: Instant): Promise<readonly HelpdeskFinding[]> {
  const failure = (error: unknown) => failureOf(error, 'Intercom', TOKEN, ADDRESS)
  try {
    const answer = await line({ path: '/me' })
    const name = me.safeParse(answer.body).data?.name ?? 'somebody'
    const parts = await tryParts(
      [
        {
          reads: 'conversations and what was written in them',
          try: () => search(line, { since: now - SECOND, until: now, perPage: 1, after: null }),
          without: 'nothing can be audited',
          mend: TOKEN,
          needed: true,
        },
      ],
      failure,
    )
    return [good(`signed in as ${name}`), ...skewFinding(answer.at, now), ...parts, noHours]
  } catch (error) {
    return [failure(error)]
  }
}

interface Search {
  readonly since: Instant
  readonly until: Instant
  readonly perPage: number
  readonly after: string | null
}

/** Conversations by their last change, the oldest first. Intercom cuts what is compared to whole days in places: a second more at each end costs nothing. */
function search(line: HelpdeskLine, { since, until, perPage, after }: Search): Promise<Answer> {
  return line({
    method: 'POST',
    path: '/conversations/search',
    body: {
      query: {
        operator: 'AND',
        value: [
          { field: 'updated_at', operator: '>', value: Math.floor(since / SECOND) - 1 },
          { field: 'created_at', operator: '<', value: Math.ceil(until / SECOND) + 1 },
        ],
      },
      sort: { field: 'updated_at', order: 'ascending' },
      pagination: { per_page: perPage, ...(after !== null && { starting_after: after }) },
    },
  })
}

/** A page of conversations that changed since, the oldest change first. */
export async function searchConversations(line: HelpdeskLine, asked: Search) {
  return searchPage.parse((await search(line, asked)).body)
}

const PAGE = 150
/** Intercom gives so many parts of one conversation, the newest. */
const PARTS = 500
const limits = { limit: 'x-ratelimit-limit', left: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset' }

function source(line: HelpdeskLine, now: Instant): TicketSource<null> {
  return {
    async begin() {
      const { at } = await line({ path: '/me' })
      return { known: null, at, missing: [...skewFinding(at, now), noHours] }
    },
    async page(_, position, since, until): Promise<TicketPage> {
      const after = z.string().nullable().parse(position)
      const answer = await search(line, { since, until, perPage: PAGE, after })
      const { conversations, pages } = searchPage.parse(answer.body)
      const next = pages?.next?.starting_after ?? null
      const reached = Math.max(since, ...conversations.map(({ updated_at }) => updated_at * SECOND))
      return {
        ids: conversations.map(({ id }) => id),
        next,
        within: next === null ? 1 : (reached - since) / Math.max(1, until - since),
      }
    },
    async ticket(_, id) {
      const answer = await line({ path: `/conversations/${encodeURIComponent(id)}` })
      const head = conversation.parse(answer.body)
      const listed = head.conversation_parts?.conversation_parts ?? []
      const { read, broken } = readItems(part, listed)
      const { facts, edited } = intercomFacts(head, read)
      const beyond = Math.max(0, (head.conversation_parts?.total_count ?? 0) - PARTS)
      const pause = scarce(answer, limits, now)
      return {
        facts,
        notes: {
          ...(edited > 0 && { edited }),
          ...(broken > 0 && { unreadable: broken }),
          ...(beyond > 0 && { beyond }),
        },
        ...(pause !== undefined && { pause }),
      }
    },
  }
}
