import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { littleServer, type Asked, type LittleServer, type Told } from './little-server.ts'
import { rateLimit } from './rate-limit.ts'

export interface IntercomPart {
  readonly at: Instant
  /** `comment`, `note`, `assignment`, `close`, `open`, `snoozed` ... */
  readonly type: string
  readonly by: { readonly type: 'admin' | 'user' | 'lead' | 'bot'; readonly id: string }
  readonly body: string | null
  readonly redacted?: boolean
}

export interface IntercomConversation {
  readonly id: string
  readonly at: Instant
  readonly contact: string
  /** `customer_initiated`, `admin_initiated`, `campaigns_initiated`, `automated`, `operator_initiated`. */
  readonly deliveredAs?: string
  readonly kind?: string
  readonly body?: string
  readonly sla?: string
  readonly parts: readonly IntercomPart[]
}

export interface FakeIntercomOptions {
  readonly conversations: readonly IntercomConversation[]
  readonly now: () => Instant
  /** https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting: 10,000 a minute for a private app. */
  readonly perMinute?: number
}

const TOKEN = 'intercom-token'

/** Answers like Intercom's published interface 2.11, for as much of it as an audit reads. */
export function fakeIntercom({
  conversations,
  now,
  perMinute = 10_000,
}: FakeIntercomOptions): Promise<LittleServer> {
  const limited = rateLimit(perMinute, now)
  return littleServer(now, ({ method, path, headers, body }): Told => {
    if (headers.authorization !== `Bearer ${TOKEN}`)
      return { status: 401, json: { type: 'error.list', errors: [{ code: 'unauthorized' }] } }
    if (headers['intercom-version'] !== '2.11') return { status: 400, json: { type: 'error.list' } }
    const wait = limited()
    // The same page: 429, and X-RateLimit-Reset in seconds since 1970; there is no Retry-After.
    const reset = { 'x-ratelimit-reset': String(Math.ceil(now() / SECOND) + (wait ?? 60)) }
    if (wait !== null)
      return {
        status: 429,
        headers: reset,
        json: { type: 'error.list', errors: [{ code: 'rate_limit_exceeded' }] },
      }
    if (path === '/me')
      return { json: { type: 'admin', id: '1', name: 'Director', email: 'director@shop.example' } }
    if (method === 'POST' && path === '/conversations/search') return { json: search(body) }
    const found = conversations.find(({ id }) => path === `/conversations/${id}`)
    return found ? { json: whole(found) } : { status: 404, json: { type: 'error.list' } }
  })

  /** https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/searchconversations: 150 a page, a cursor. */
  function search(asked: Asked['body']) {
    const { value } = asked.query as { value: { field: string; operator: string; value: number }[] }
    const fits = (one: IntercomConversation) =>
      value.every(({ field, operator, value: limit }) => {
        const at = (field === 'updated_at' ? updatedAt(one) : one.at) / SECOND
        return operator === '>' ? at > limit : at < limit
      })
    const sorted = conversations.filter(fits).sort((a, b) => updatedAt(a) - updatedAt(b))
    const from = Number(asked.pagination.starting_after ?? 0)
    const to = from + Math.min(150, asked.pagination.per_page as number)
    return {
      type: 'conversation.list',
      conversations: sorted
        .slice(from, to)
        .map(({ parts: _, ...one }) => whole({ ...one, parts: [] }, updatedAt({ ...one, parts: _ }))),
      pages: { type: 'pages', ...(to < sorted.length && { next: { starting_after: String(to) } }) },
    }
  }
}

function updatedAt({ at, parts }: IntercomConversation): Instant {
  return Math.max(at, ...parts.map((part) => part.at))
}

/** https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/retrieveconversation: 500 parts at most. */
function whole(conversation: IntercomConversation, updated = updatedAt(conversation)) {
  const {
    id,
    at,
    contact,
    deliveredAs = 'customer_initiated',
    kind = 'conversation',
    body = 'Where is my order?',
    sla,
    parts,
  } = conversation
  const author =
    deliveredAs === 'customer_initiated'
      ? { type: 'user', id: contact, name: 'Nadia' }
      : { type: 'admin', id: '7', name: 'Helga' }
  return {
    type: 'conversation',
    id,
    created_at: Math.floor(at / SECOND),
    updated_at: Math.floor(updated / SECOND),
    source: {
      type: kind,
      id: `${id}0`,
      delivered_as: deliveredAs,
      subject: '',
      body: `<p>${body}</p>`,
      author,
    },
    contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: contact }] },
    sla_applied:
      sla === undefined ? null : { type: 'conversation_sla_summary', sla_name: 'VIP', sla_status: sla },
    conversation_parts: {
      type: 'conversation_part.list',
      total_count: parts.length,
      conversation_parts: parts.slice(-500).map((part, index) => ({
        type: 'conversation_part',
        id: `${id}${index + 1}`,
        part_type: part.type,
        body: part.body === null ? null : `<p>${part.body}</p>`,
        created_at: Math.floor(part.at / SECOND),
        author: part.by,
        assigned_to: part.type === 'assignment' ? { type: 'admin', id: '8' } : null,
        redacted: part.redacted ?? false,
      })),
    },
  }
}
