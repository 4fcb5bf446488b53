import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { littleServer, type LittleServer, type Told } from './little-server.ts'
import { rateLimit } from './rate-limit.ts'

export interface FreshdeskTicket {
  readonly id: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly requester: number
  readonly text?: string
  /** https://developers.freshdesk.com/api/#tickets: 1 mail, 3 phone, 7 chat, 10 a mail that an agent began. */
  readonly source?: number
  /** 2 open, 3 pending, 4 resolved, 5 closed. */
  readonly status?: number
  readonly more?: object
  readonly entries: readonly FreshdeskEntry[]
}

export interface FreshdeskEntry {
  readonly at: Instant
  readonly by: number | null
  readonly text: string
  readonly incoming?: boolean
  readonly private?: boolean
  readonly more?: object
}

export interface FakeFreshdeskOptions {
  readonly tickets: readonly FreshdeskTicket[]
  readonly now: () => Instant
  /** https://developers.freshdesk.com/api/#ratelimit: 400 a minute with the plan Pro. */
  readonly perMinute?: number
  /** Paths that the plan or the role does not give, with the status they answer. */
  readonly closed?: Readonly<Record<string, number>>
}

export const HELGA = 71
const TOKEN = 'freshdesk-key'
const PAGE = 100

/** Answers like Freshdesk's published interface, for as much of it as an audit reads. */
export function fakeFreshdesk({
  tickets,
  now,
  perMinute = 400,
  closed = {},
}: FakeFreshdeskOptions): Promise<LittleServer> {
  const limited = rateLimit(perMinute, now)
  // https://developers.freshdesk.com/api/#authentication: the key is the name, any word the password.
  const basic = `Basic ${Buffer.from(`${TOKEN}:X`).toString('base64')}`
  return littleServer(now, ({ path, query, headers }): Told => {
    if (headers.authorization !== basic) return { status: 401, json: { code: 'invalid_credentials' } }
    const wait = limited()
    // https://developers.freshdesk.com/api/#ratelimit: 429 with Retry-After in seconds.
    if (wait !== null)
      return { status: 429, headers: { 'retry-after': String(wait) }, json: { message: 'Rate limited' } }
    if (closed[path] !== undefined) return { status: closed[path], json: { code: 'access_denied' } }
    if (path === '/api/v2/agents/me') return { json: { id: 70, contact: { name: 'Director' } } }
    if (path === '/api/v2/agents')
      return paged(
        [70, HELGA].map((id) => ({ id, contact: { name: `Agent ${id}` } })),
        query,
      )
    if (path === '/api/v2/business_hours') return { json: [officeHours] }
    if (path === '/api/v2/sla_policies') return { json: [slaPolicy] }
    if (path === '/api/v2/tickets') return listed(query)
    const one = /^\/api\/v2\/tickets\/(\d+)(\/conversations)?$/.exec(path)
    const found = one && tickets.find(({ id }) => id === Number(one[1]))
    if (!found) return { status: 404 }
    return one[2]
      ? paged(
          found.entries.map((entry, index) => entryJson(found, entry, index)),
          query,
        )
      : { json: ticketJson(found) }
  })

  /** https://developers.freshdesk.com/api/#list_all_tickets: `updated_since` and with it, 300 pages at most. */
  function listed(query: URLSearchParams): Told {
    if (Number(query.get('page') ?? 1) > 300)
      return { status: 400, json: { description: 'You can browse up to 300 pages' } }
    const since = Date.parse(query.get('updated_since') ?? '1970-01-01')
    return paged(
      tickets
        .filter(({ updatedAt }) => updatedAt >= since)
        .sort((a, b) => a.updatedAt - b.updatedAt || a.id - b.id)
        .map(ticketJson),
      query,
    )
  }
}

function paged(items: readonly unknown[], query: URLSearchParams): Told {
  const size = Math.min(PAGE, Number(query.get('per_page') ?? 30))
  const page = Number(query.get('page') ?? 1)
  return { json: items.slice(size * (page - 1), size * page) }
}

function ticketJson({
  id,
  createdAt,
  updatedAt,
  requester,
  text = 'Hello?',
  source = 1,
  status = 2,
  more = {},
}: FreshdeskTicket) {
  return {
    id,
    subject: 'Where is my order?',
    description_text: text,
    source,
    status,
    priority: 1,
    requester_id: requester,
    responder_id: null,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    fr_escalated: false,
    spam: false,
    requester: { id: requester, name: `Person ${requester}` },
    stats: { first_responded_at: null, resolved_at: status >= 4 ? iso(updatedAt) : null },
    ...more,
  }
}

function entryJson(
  { id, requester }: FreshdeskTicket,
  { at, by, text, incoming, private: hidden = false, more = {} }: FreshdeskEntry,
  index: number,
) {
  return {
    id: id * 1_000 + index,
    body_text: text,
    incoming: incoming ?? by === requester,
    private: hidden,
    user_id: by,
    source: 0,
    created_at: iso(at),
    updated_at: iso(at),
    ...more,
  }
}

export function iso(at: Instant): string {
  return new Date(Math.floor(at / SECOND) * SECOND).toISOString().replace('.000Z', 'Z')
}

/** https://developers.freshdesk.com/api/#business_hours */
const officeHours = {
  id: 1,
  name: 'Default',
  is_default: true,
  time_zone: 'Berlin',
  business_hours: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
      day,
      { start_time: '9:00 am', end_time: '5:00 pm' },
    ]),
  ),
}

/** https://developers.freshdesk.com/api/#sla-policies: lengths in seconds, by priority. */
const slaPolicy = {
  id: 1,
  name: 'Default',
  active: true,
  sla_target: { priority_1: { respond_within: 3_600, resolve_within: 86_400, business_hours: true } },
}
