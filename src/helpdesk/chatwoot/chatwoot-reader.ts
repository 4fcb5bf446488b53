import { z } from 'zod'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import {
  TokenRefused,
  type HelpdeskFinding,
  type HelpdeskReader,
  type HelpdeskSettings,
} from '../../workflows/ports/helpdesk.ts'
import { helpdeskLine, type HelpdeskLine } from '../line/call.ts'
import { skewFinding } from '../line/clock-skew.ts'
import { failureOf, tryParts } from '../line/failure.ts'
import { bad, good, lacking } from '../line/finding.ts'
import type { Network } from '../../network/network.ts'
import { readOneByOne, type TicketPage, type TicketSource } from '../line/one-by-one.ts'
import { readItems } from '../line/read-items.ts'
import { conversationFacts } from './facts.ts'
import {
  conversation,
  conversationsPage,
  message,
  messagesPage,
  profile,
  type ChatwootMessage,
} from './shapes.ts'

export function chatwootLine({ url }: HelpdeskSettings, token: string, network: Network): HelpdeskLine {
  return helpdeskLine(url, { api_access_token: token }, network)
}

/** The account that an address such as `https://app.chatwoot.com/app/accounts/3` names, else that of the token's owner. */
export async function chatwootAccount(line: HelpdeskLine, { url }: HelpdeskSettings) {
  const answer = await line({ path: '/api/v1/profile' })
  const read = profile.safeParse(answer.body)
  if (!read.success) throw new TokenRefused('Chatwoot does not know this token')
  const named = /\/accounts\/(\d+)/.exec(new URL(url).pathname)?.[1]
  const account = named === undefined ? (read.data.account_id ?? read.data.accounts[0]?.id) : Number(named)
  return { answer, person: read.data, account: account ?? 0 }
}

export function chatwootReader(
  line: HelpdeskLine,
  settings: HelpdeskSettings,
  now: () => Instant,
): HelpdeskReader {
  return {
    check: () => checkChatwoot(line, settings, now()),
    read: (from) => readOneByOne(source(line, settings, now()), now(), from),
  }
}

const TOKEN = 'Copy the access token again from the profile settings of an administrator.'
const ADDRESS = 'https://app.chatwoot.com'

async function checkChatwoot(
  line: HelpdeskLine,
  settings: HelpdeskSettings,
  now: Instant,
): Promise<readonly HelpdeskFinding[]> {
  const failure = (error: unknown) => failureOf(error, 'Chatwoot', TOKEN, ADDRESS)
  try {
    const { answer, person, account } = await chatwootAccount(line, settings)
    const membership = person.accounts.find(({ id }) => id === account)
    if (!membership)
      return [
        bad(
          `${person.name ?? 'its owner'} is not in account ${account}`,
          'Give the address of an account of theirs.',
        ),
      ]
    const rights =
      membership.role === 'administrator'
        ? []
        : [
            lacking(
              `${person.name ?? 'its owner'} is no administrator: inboxes they are not in are left out`,
              'Make the token as an administrator to have all of them.',
            ),
          ]
    return [
      good(`signed in as ${person.name ?? 'somebody'} (${membership.role ?? 'agent'})`),
      ...rights,
      ...skewFinding(answer.at, now),
      ...(await tryParts(
        [
          {
            reads: 'conversations and their messages',
            try: () =>
              line({
                path: `/api/v1/accounts/${account}/conversations`,
                query: { status: 'all', page: '1' },
              }),
            without: 'nothing can be audited',
            mend: TOKEN,
            needed: true,
          },
        ],
        failure,
      )),
    ]
  } catch (error) {
    return [failure(error)]
  }
}

interface Known {
  readonly account: number
}

const position = z.number().int()

function source(line: HelpdeskLine, settings: HelpdeskSettings, now: Instant): TicketSource<Known> {
  return {
    async begin() {
      const { answer, account } = await chatwootAccount(line, settings)
      return { known: { account }, at: answer.at, missing: skewFinding(answer.at, now) }
    },
    async page({ account }, given, since, until): Promise<TicketPage> {
      const page = given === null ? 1 : position.parse(given)
      const answer = await line({
        path: `/api/v1/accounts/${account}/conversations`,
        query: { status: 'all', assignee_type: 'all', page: String(page) },
      })
      const { read, broken } = readItems(conversation, conversationsPage.parse(answer.body).data.payload)
      // The newest activity comes first, so what is written meanwhile only moves pages back: conversations come twice, none is passed over.
      const within = read.filter(({ last_activity_at }) => last_activity_at * SECOND >= since)
      const oldest = Math.min(until, ...read.map(({ last_activity_at }) => last_activity_at * SECOND))
      const more = within.length === read.length && read.length + broken > 0
      return {
        ids: within.map(({ id }) => String(id)),
        next: more ? page + 1 : null,
        within: more ? (until - oldest) / Math.max(1, until - since) : 1,
        ...(broken > 0 && { notes: { unreadable: broken } }),
      }
    },
    async ticket({ account }, id) {
      const path = `/api/v1/accounts/${account}/conversations/${encodeURIComponent(id)}`
      const head = conversation.parse((await line({ path })).body)
      const messages: ChatwootMessage[] = []
      let unreadable = 0
      for (let after = 0; ;) {
        const answer = await line({ path: `${path}/messages`, query: { after: String(after) } })
        const { payload } = messagesPage.parse(answer.body)
        const { read, broken } = readItems(message, payload)
        messages.push(...read)
        unreadable += broken
        const last = Math.max(after, ...read.map((one) => one.id))
        if (payload.length < MESSAGES || last === after) break
        after = last
      }
      const { facts, edited } = conversationFacts(head, messages)
      return { facts, notes: { ...(edited > 0 && { edited }), ...(unreadable > 0 && { unreadable }) } }
    },
  }
}

/** So many come at once after a number. */
const MESSAGES = 100
