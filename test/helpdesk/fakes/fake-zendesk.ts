import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MINUTE, SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { rateLimit } from './rate-limit.ts'
import { iso, type FakeTicket, type FakeUser, type ZendeskWorld } from './zendesk-world.ts'

export interface FakeZendeskOptions {
  readonly world: ZendeskWorld
  readonly now: () => Instant
  readonly user?: string
  readonly token?: string
  /** https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/#rate-limits: ten a minute. */
  readonly exportsPerMinute?: number
  /** Items on a page of an export; a thousand there. */
  readonly pageSize?: number
  /** Endpoints, by the beginning of their path, that the plan or the role does not give, with the status they answer. */
  readonly port?: number
  /** So much of `now` has passed already: the export's last minute need not be waited for. */
  readonly lead?: number
  readonly closed?: Readonly<Record<string, number>>
}

export interface FakeZendesk {
  readonly url: string
  /** `METHOD /path` of everything that was asked and answered with 2xx. */
  readonly asked: readonly string[]
  readonly refusals: readonly number[]
  readonly webhooks: FakeWebhook[]
  /** The next update of a ticket is answered so. */
  refuseNextUpdate(status: number, headers?: Readonly<Record<string, string>>): void
  /** From now on the token is worth nothing. */
  revoke(): void
  close(): Promise<void>
}

export interface FakeWebhook {
  readonly id: string
  readonly name: string
  readonly endpoint: string
  readonly subscriptions: readonly string[]
}

interface Update {
  readonly ticket: {
    readonly comment?: { readonly body: string; readonly public: boolean; readonly author_id?: number }
    readonly tags?: readonly string[]
    readonly assignee_id?: number
    readonly safe_update?: boolean
    readonly updated_stamp?: string
  }
}

interface Untag {
  readonly ticket: { readonly remove_tags: readonly string[] }
}

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
}

/** Answers like Zendesk's published interface, for as much of it as Sundial uses. It only reads unless a test asks otherwise. */
export async function fakeZendesk(options: FakeZendeskOptions): Promise<FakeZendesk> {
  const {
    world,
    now,
    user = 'director@shop.example',
    token = 'zendesk-token',
    exportsPerMinute = 10,
  } = options
  const { pageSize = 1_000, closed = {}, lead = 0 } = options
  const limited = rateLimit(exportsPerMinute, now)
  const asked: string[] = []
  const refusals: number[] = []
  const webhooks: FakeWebhook[] = []
  let valid = true
  let refusal: Answer | null = null
  // https://developer.zendesk.com/api-reference/introduction/security-and-auth/: mail address, "/token", and the token.
  const basic = `Basic ${Buffer.from(`${user}/token:${token}`).toString('base64')}`

  function answer(path: string, query: URLSearchParams, method: string, body: string): Answer {
    const shut = Object.entries(closed).find(([prefix]) => path.startsWith(prefix))
    if (shut) return { status: shut[1], json: { error: 'Forbidden' } }
    if (path === '/api/v2/users/me.json')
      return { json: { user: userJson([...world.users.values()].find(({ email }) => email === user)!) } }
    if (path === '/api/v2/users.json') return usersPage(query)
    if (path === '/api/v2/agent_availabilities') return availabilities(query)
    if (path === '/api/v2/groups.json') return { json: { groups: world.groups, meta: { has_more: false } } }
    if (path === '/api/v2/group_memberships.json')
      return { json: { group_memberships: world.memberships, meta: { has_more: false } } }
    if (path === '/api/v2/business_hours/schedules.json') return { json: { schedules: [officeHours] } }
    if (path === '/api/v2/slas/policies.json') return { json: { sla_policies: [] } }
    // https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/#incremental-sample-export
    if (path.startsWith('/api/v2/incremental/') && path.endsWith('/sample.json'))
      return { json: { tickets: [], count: 0, end_of_stream: true } }
    if (path === '/api/v2/tickets/show_many.json') return manyTickets(query)
    if (path === '/api/v2/users/search.json') {
      const email = query.get('query')!.replace('email:', '')
      return { json: { users: [...world.users.values()].filter((one) => one.email === email).map(userJson) } }
    }
    if (path === '/api/v2/search.json') return search(query.get('query')!, Number(query.get('per_page')))
    if (path === '/api/v2/tickets/update_many.json') return untag(query, JSON.parse(body) as Untag)
    if (path.startsWith('/api/v2/webhooks')) return webhook(path, method, body)
    const one = /^\/api\/v2\/tickets\/(\d+)(\/comments)?\.json$/.exec(path)
    if (one) return oneTicket(Number(one[1]), one[2] !== undefined, method, body)
    if (!path.startsWith('/api/v2/incremental/')) return { status: 404, json: { error: 'RecordNotFound' } }
    // https://developer.zendesk.com/api-reference/introduction/rate-limits/: 429 with Retry-After in seconds.
    const wait = limited()
    if (wait !== null)
      return { status: 429, headers: { 'retry-after': String(wait) }, json: { error: 'TooManyRequests' } }
    if (path === '/api/v2/incremental/tickets/cursor.json') return ticketsPage(query)
    const time = Number(query.get('start_time'))
    // The same page: "no data is provided for the most recent minute", and a start within it is refused.
    if (!(time * SECOND <= now() - MINUTE))
      return { status: 422, json: { error: 'Too recent start_time. Use a start_time older than 60 seconds' } }
    if (path === '/api/v2/incremental/ticket_events.json')
      return eventsPage(time, query.get('include') === 'comment_events')
    if (path === '/api/v2/incremental/ticket_metric_events.json') return metricsPage(time)
    return { status: 404, json: { error: 'RecordNotFound' } }
  }

  function manyTickets(query: URLSearchParams): Answer {
    const found = query
      .get('ids')!
      .split(',')
      .flatMap((id) => world.tickets.get(Number(id)) ?? [])
    const users = found.flatMap(({ id }) => peopleOf(id))
    return { json: { tickets: found.map(ticketJson), users: [...new Set(users)].map(userJson) } }
  }

  function peopleOf(ticketId: number): FakeUser[] {
    const { requester_id } = world.tickets.get(ticketId)!
    const ids = [requester_id, ...world.comments.get(ticketId)!.map(({ author_id }) => author_id)]
    return ids.flatMap((id) => world.users.get(id) ?? [])
  }

  function oneTicket(id: number, comments: boolean, method: string, body: string): Answer {
    const ticket = world.tickets.get(id)
    if (!ticket) return { status: 404, json: { error: 'RecordNotFound' } }
    if (method === 'PUT') return update(ticket, JSON.parse(body) as Update)
    if (!comments) return { json: { ticket: ticketJson(ticket) } }
    const newestFirst = world.comments.get(id)!.toReversed()
    return {
      json: {
        comments: newestFirst.map(({ at, via, ...comment }) => ({
          ...comment,
          created_at: iso(at),
          via: { channel: via },
        })),
        users: [...new Set(peopleOf(id))].map(userJson),
      },
    }
  }

  /** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#protecting-against-ticket-update-collisions: 409 where another update was first. */
  function update(ticket: FakeTicket, { ticket: change }: Update): Answer {
    if (refusal) {
      const refused = refusal
      refusal = null
      return refused
    }
    if (change.safe_update && change.updated_stamp !== iso(ticket.updatedAt))
      return { status: 409, json: { error: 'UpdateConflict' } }
    if (ticket.status === 'closed') return { status: 422, json: { error: 'RecordInvalid' } }
    const at = Math.floor((now() - lead) / SECOND) * SECOND
    if (change.tags) ticket.tags = [...change.tags]
    if (change.assignee_id !== undefined) ticket.assignee_id = change.assignee_id
    ticket.updatedAt = Math.max(ticket.updatedAt, at)
    if (!change.comment) return { json: { ticket: ticketJson(ticket), audit: { id: 1, events: [] } } }
    const author =
      change.comment.author_id ?? [...world.users.values()].find(({ email }) => email === user)!.id
    const comment = world.comment(ticket, at, { id: author }, change.comment.body, {
      via: 'api',
      isPublic: change.comment.public,
    })
    return {
      json: { ticket: ticketJson(ticket), audit: { id: 1, events: [{ id: comment.id, type: 'Comment' }] } },
    }
  }

  /** https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/: by tag and status, as we ask. */
  function search(asked: string, size: number): Answer {
    const tag = /tags:(\S+)/.exec(asked)![1]!
    const results = [...world.tickets.values()]
      .filter(({ tags, status }) => tags.includes(tag) && status !== 'closed')
      .slice(0, size)
    return { json: { results: results.map(ticketJson), count: results.length, next_page: null } }
  }

  /** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-many-tickets: `remove_tags`. */
  function untag(query: URLSearchParams, { ticket }: Untag): Answer {
    for (const id of query.get('ids')!.split(',')) {
      const found = world.tickets.get(Number(id))!
      found.tags = found.tags.filter((tag) => !ticket.remove_tags.includes(tag))
    }
    return { json: { job_status: { id: 'job', status: 'queued' } } }
  }

  /** https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks/: made, listed, removed; the secret apart. */
  function webhook(path: string, method: string, body: string): Answer {
    if (method === 'POST') {
      const { webhook: made } = JSON.parse(body) as { webhook: Omit<FakeWebhook, 'id'> }
      const id = `01W${webhooks.length + 1}`
      webhooks.push({ ...made, id })
      return { status: 201, json: { webhook: { ...made, id, status: 'active' } } }
    }
    const id = path.split('/')[4]
    if (method === 'DELETE') {
      webhooks.splice(
        webhooks.findIndex((one) => one.id === id),
        1,
      )
      return { status: 204 }
    }
    if (path.endsWith('/signing_secret'))
      return { json: { signing_secret: { algorithm: 'SHA256', secret: `secret of ${id}` } } }
    return {
      json: { webhooks: webhooks.map((one) => ({ ...one, status: 'active' })), meta: { has_more: false } },
    }
  }

  /**
   * https://developer.zendesk.com/api-reference/agent-availability/agent-availability-api/agent_availabilities/: JSON:API with cursors, the channels of an
   * agent included; `agent_status` with omnichannel routing alone.
   */
  function availabilities(query: URLSearchParams): Answer {
    const size = Number(query.get('page[size]') ?? 100)
    const after = Number(query.get('page[after]') ?? 0)
    const all = [...world.statuses].filter(([id]) => id > after).sort(([a], [b]) => a - b)
    const page = all.slice(0, Math.min(size, pageSize))
    const last = page.at(-1)?.[0] ?? after
    const more = all.length > page.length
    return {
      json: {
        data: page.map(([id, { status }]) => ({
          id: `agent_availabilities|${id}`,
          type: 'agent_availabilities',
          attributes: { agent_id: id, version: 1, ...(status && { agent_status: { id: 1, name: status } }) },
        })),
        included: page.flatMap(([id, { channels = {} }]) =>
          Object.entries(channels).map(([name, status]) => ({
            id: `agent_availabilities|${id}|channels|${name}`,
            type: 'channels',
            attributes: { name, status, work_item_count: 0 },
          })),
        ),
        links: more
          ? { next: `https://shop.zendesk.com/api/v2/agent_availabilities?page%5Bafter%5D=${last}` }
          : {},
        meta: { has_more: more },
      },
    }
  }

  function usersPage(query: URLSearchParams): Answer {
    const size = Number(query.get('page[size]') ?? 100)
    const after = Number(query.get('page[after]') ?? 0)
    const all = [...world.users.values()].filter(({ role, id }) => role === query.get('role[]') && id > after)
    const page = all.slice(0, size)
    return {
      json: {
        users: page.map(userJson),
        meta: { has_more: all.length > size, after_cursor: String(page.at(-1)?.id ?? after) },
      },
    }
  }

  /** Cursor-based: by the time of the last change, then by id; the cursor names both. Deleted tickets are among them. */
  function ticketsPage(query: URLSearchParams): Answer {
    const cursor = query.get('cursor')
    const [from, id] =
      cursor === null ? [Number(query.get('start_time')) * SECOND - 1, Infinity] : decode(cursor)
    const newest = now() - MINUTE
    const all = sortedTickets().filter(
      ({ updatedAt, id: other }) =>
        updatedAt <= newest && (updatedAt > from || (updatedAt === from && other > id)),
    )
    const page = all.slice(0, Math.min(pageSize, Number(query.get('per_page') ?? pageSize)))
    const last = page.at(-1)
    const people = new Set(
      page.flatMap(({ requester_id, submitter_id, assignee_id }) => [
        requester_id,
        submitter_id,
        assignee_id ?? 0,
      ]),
    )
    return {
      json: {
        tickets: page.map(ticketJson),
        ...(query.get('include') === 'users' && {
          users: [...people].flatMap((one) => world.users.get(one) ?? []).map(userJson),
        }),
        after_cursor: last ? encode(last.updatedAt, last.id) : cursor,
        before_cursor: null,
        end_of_stream: all.length === page.length,
      },
    }
  }

  let sorted: readonly FakeTicket[] = []
  let sortedFor = -1
  function sortedTickets(): readonly FakeTicket[] {
    if (sortedFor !== world.events.length)
      sorted = [...world.tickets.values()].sort((a, b) => a.updatedAt - b.updatedAt || a.id - b.id)
    sortedFor = world.events.length
    return sorted
  }

  /** Time-based: whole seconds, from `start_time` on and with it, so that the last second of a page comes again. */
  function timeBased<Item extends { readonly at: Instant }>(
    items: Item[],
    time: number,
  ): { page: readonly Item[]; rest: object } {
    items.sort((a, b) => a.at - b.at)
    const newest = now() - MINUTE
    const first = firstSince(items, time * SECOND)
    let end = first
    while (end < items.length && end < first + pageSize && items[end]!.at <= newest) end += 1
    const page = items.slice(first, end)
    const more = end < items.length && items[end]!.at <= newest
    return {
      page,
      rest: {
        count: page.length,
        end_time: Math.floor((page.at(-1)?.at ?? time * SECOND) / SECOND),
        end_of_stream: !more,
        next_page: null,
      },
    }
  }

  function eventsPage(time: number, withComments: boolean): Answer {
    const { page, rest } = timeBased(world.events, time)
    return {
      json: {
        ticket_events: page.map(({ at, child_events, ...event }) => ({
          ...event,
          event_type: 'Audit',
          created_at: iso(at),
          timestamp: Math.floor(at / SECOND),
          child_events: withComments
            ? child_events
            : child_events.map((child) =>
                'body' in child ? { comment_present: true, comment_public: true } : child,
              ),
        })),
        ...rest,
      },
    }
  }

  function metricsPage(time: number): Answer {
    const { page, rest } = timeBased(world.metricEvents, time)
    return {
      json: { ticket_metric_events: page.map(({ at, ...event }) => ({ ...event, time: iso(at) })), ...rest },
    }
  }

  function handle(request: IncomingMessage, body: string): Answer {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://zendesk')
    if (!valid || request.headers.authorization !== basic)
      return { status: 401, json: { error: "Couldn't authenticate you" } }
    const answered = answer(pathname, searchParams, request.method ?? 'GET', body)
    if ((answered.status ?? 200) < 300) asked.push(`${request.method} ${pathname}`)
    else refusals.push(answered.status!)
    return answered
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const {
        status = 200,
        headers = {},
        json = {},
      } = handle(request, Buffer.concat(chunks).toString('utf8'))
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date(now() - lead).toUTCString(),
        ...headers,
      })
      response.end(status === 204 ? '' : JSON.stringify(json))
    })
  })
  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refusals,
    webhooks,
    refuseNextUpdate: (status, headers = {}) => (refusal = { status, headers, json: { error: 'refused' } }),
    revoke: () => (valid = false),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function firstSince(items: readonly { readonly at: Instant }[], at: Instant): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (items[middle]!.at < at) low = middle + 1
    else high = middle
  }
  return low
}

function encode(at: Instant, id: number): string {
  return Buffer.from(`${at}|${id}`).toString('base64url')
}

function decode(cursor: string): readonly [number, number] {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('|')
  return [Number(at), Number(id)]
}

function userJson({ id, name, email, role, locale = 'en-US', iana_time_zone = 'Europe/Berlin' }: FakeUser) {
  return { id, name, email, role, locale, iana_time_zone, active: true, suspended: false }
}

function ticketJson({ createdAt, updatedAt, via, ...ticket }: FakeTicket) {
  return {
    ...ticket,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    generated_timestamp: Math.floor(updatedAt / SECOND),
    via: { channel: via, source: { from: {}, to: {}, rel: null } },
  }
}

/** https://developer.zendesk.com/api-reference/ticketing/ticket-management/schedules/: minutes from Sunday 00:00. */
const officeHours = {
  id: 1,
  name: 'Office',
  time_zone: 'Berlin',
  intervals: [1, 2, 3, 4, 5].map((day) => ({ start_time: day * 1_440 + 540, end_time: day * 1_440 + 1_020 })),
}
