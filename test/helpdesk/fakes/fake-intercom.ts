import { createHmac } from 'node:crypto'
import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { littleServer, type Asked, type LittleServer, type Told } from './little-server.ts'
import { rateLimit } from './rate-limit.ts'

export interface IntercomPart {
  readonly at: Instant
  /** `comment`, `note`, `assignment`, `close`, `open`, `snoozed` ... */
  readonly type: string
  readonly by: {
    readonly type: 'admin' | 'user' | 'lead' | 'bot'
    readonly id: string
    readonly name?: string
  }
  readonly body: string | null
  readonly redacted?: boolean
  /** The app that wrote it by the interface. */
  readonly app?: string
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
  state?: string
  assignee?: string
  tags?: readonly string[]
}

export interface IntercomAdmin {
  readonly id: string
  readonly name: string
  readonly email: string
  away?: boolean
  teams?: readonly string[]
}

export interface FakeIntercomOptions {
  readonly conversations: readonly IntercomConversation[]
  readonly now: () => Instant
  /** https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting: 10,000 a minute for a private app. */
  readonly perMinute?: number
  readonly admins?: readonly IntercomAdmin[]
  readonly teams?: Readonly<Record<string, string>>
  /** What the token may not do, by the beginning of its path, with the status. */
  readonly closed?: Readonly<Record<string, number>>
}

export interface FakeIntercom extends LittleServer {
  readonly tags: readonly string[]
  /** The next answer or note is refused so. */
  refuseNextReply(status: number, headers?: Readonly<Record<string, string>>): void
}

const TOKEN = 'intercom-token'
const director: IntercomAdmin = { id: '1', name: 'Director', email: 'director@shop.example' }

/** Answers like Intercom's published interface 2.14, for as much of it as Sundial uses. */
export async function fakeIntercom({
  conversations,
  now,
  perMinute = 10_000,
  admins = [],
  teams = {},
  closed = {},
}: FakeIntercomOptions): Promise<FakeIntercom> {
  const limited = rateLimit(perMinute, now)
  const tags: string[] = []
  let refusal: Told | null = null
  const server = await littleServer(now, (asked): Told => {
    const { path, headers } = asked
    if (headers.authorization !== `Bearer ${TOKEN}`)
      return { status: 401, json: { type: 'error.list', errors: [{ code: 'unauthorized' }] } }
    if (headers['intercom-version'] !== '2.14') return { status: 400, json: { type: 'error.list' } }
    const shut = Object.entries(closed).find(([prefix]) => path.startsWith(prefix))
    if (shut) return { status: shut[1], json: { type: 'error.list', errors: [{ code: 'forbidden' }] } }
    const wait = limited()
    // The same page: 429, and X-RateLimit-Reset in seconds since 1970; there is no Retry-After.
    const reset = { 'x-ratelimit-reset': String(Math.ceil(now() / SECOND) + (wait ?? 60)) }
    if (wait !== null)
      return {
        status: 429,
        headers: reset,
        json: { type: 'error.list', errors: [{ code: 'rate_limit_exceeded' }] },
      }
    return answer(asked)
  })

  function answer({ method, path, body }: Asked): Told {
    // https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/admins: who works there, and who is away.
    if (path === '/me') return { json: { type: 'admin', ...director } }
    if (path === '/admins')
      return {
        json: {
          type: 'admin.list',
          admins: [director, ...admins].map(({ away = false, teams: theirs = [], ...admin }) => ({
            type: 'admin',
            ...admin,
            away_mode_enabled: away,
            away_mode_reassign: false,
            team_ids: theirs.map(Number),
          })),
        },
      }
    // https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/teams
    if (path === '/teams')
      return {
        json: {
          type: 'team.list',
          teams: Object.entries(teams).map(([id, name]) => ({ type: 'team', id, name, admin_ids: [] })),
        },
      }
    if (path === '/tags' || path.startsWith('/tags/')) return tagAnswer(method, path, body)
    if (method === 'POST' && path === '/conversations/search') return { json: search(body) }
    const one = /^\/conversations\/(\d+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path)
    const found = one && conversations.find(({ id }) => id === one[1])
    if (!found) return { status: 404, json: { type: 'error.list', errors: [{ code: 'not_found' }] } }
    if (one[2] === undefined) return { json: whole(found) }
    if (one[2] === 'tags') return conversationTag(found, method, one[3], body)
    return written(found, one[2], body)
  }

  /** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/tags: one of that name is answered where there is one. */
  function tagAnswer(method: string, path: string, body: Asked['body']): Told {
    if (method === 'DELETE') {
      const name = tags[Number(path.split('/')[2]) - 1]!
      // A tag that something carries cannot be deleted.
      if (conversations.some((one) => one.tags?.includes(name))) return { status: 400, json: {} }
      tags.splice(tags.indexOf(name), 1)
      return { json: {} }
    }
    if (method === 'POST' && !tags.includes(body.name as string)) tags.push(body.name as string)
    return method === 'POST'
      ? { json: tagJson(body.name as string) }
      : { json: { type: 'list', data: tags.map(tagJson) } }
  }

  function tagJson(name: string) {
    return { type: 'tag', id: String(tags.indexOf(name) + 1), name }
  }

  /** .../conversations/attachtagtoconversation and .../detachtagfromconversation: who does it is named in the body, also of a DELETE. */
  function conversationTag(
    conversation: IntercomConversation,
    method: string,
    tagId: string | undefined,
    body: Asked['body'],
  ): Told {
    if (body?.admin_id === undefined)
      return { status: 400, json: { errors: [{ code: 'parameter_not_found' }] } }
    const name = tags[Number(tagId ?? body.id) - 1]!
    const others = (conversation.tags ?? []).filter((one) => one !== name)
    conversation.tags = method === 'DELETE' ? others : [...others, name]
    return { json: tagJson(name) }
  }

  /** .../conversations/replyconversation and .../manageconversation: the whole conversation is answered. */
  function written(conversation: IntercomConversation, what: string, body: Asked['body']): Told {
    if (what === 'parts') {
      conversation.assignee = body.assignee_id as string
      add(conversation, 'assignment', body.admin_id as string, null)
      return { json: whole(conversation) }
    }
    if (refusal) {
      const told = refusal
      refusal = null
      return told
    }
    add(conversation, body.message_type as string, body.admin_id as string, body.body as string)
    return { json: whole(conversation) }
  }

  function add(conversation: IntercomConversation, type: string, admin: string, body: string | null): void {
    const { name } = [director, ...admins].find(({ id }) => id === admin)!
    ;(conversation.parts as IntercomPart[]).push({
      at: now(),
      type,
      by: { type: 'admin', id: admin, name },
      body,
      app: 'sundial',
    })
  }

  /** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/conversations/searchconversations: 150 a page, a cursor. */
  function search(asked: Asked['body']) {
    const fits = fitting(asked.query as Query)
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

  function fitting(query: Query): (one: IntercomConversation) => boolean {
    if ('field' in query) return ({ tags: carried = [] }) => carried.includes(tags[Number(query.value) - 1]!)
    return (one) =>
      query.value.every(({ field, operator, value: limit }) => {
        const at = (field === 'updated_at' ? updatedAt(one) : one.at) / SECOND
        return operator === '>' ? at > limit : at < limit
      })
  }

  function whole(conversation: IntercomConversation, updated = updatedAt(conversation)) {
    return conversationJson(conversation, updated, (conversation.tags ?? []).map(tagJson))
  }

  return {
    ...server,
    tags,
    refuseNextReply: (status, headers = {}) => (refusal = { status, headers, json: { type: 'error.list' } }),
  }
}

type Query =
  | { readonly field: string; readonly value: string }
  | { readonly value: readonly { field: string; operator: string; value: number }[] }

function updatedAt({ at, parts }: IntercomConversation): Instant {
  return Math.max(at, ...parts.map((part) => part.at))
}

/** https://developers.intercom.com/docs/references/2.14/rest-api/api.intercom.io/conversations/retrieveconversation: 500 parts at most. */
function conversationJson(
  {
    id,
    at,
    contact,
    deliveredAs = 'customer_initiated',
    kind = 'conversation',
    body = 'Where is my order?',
    sla,
    state = 'open',
    assignee,
    parts,
  }: IntercomConversation,
  updated: Instant,
  tags: readonly object[] = [],
) {
  const author =
    deliveredAs === 'customer_initiated'
      ? { type: 'user', id: contact, name: 'Nadia' }
      : { type: 'admin', id: '7', name: 'Helga' }
  return {
    type: 'conversation',
    id,
    created_at: Math.floor(at / SECOND),
    updated_at: Math.floor(updated / SECOND),
    state,
    admin_assignee_id: assignee === undefined ? null : Number(assignee),
    tags: { type: 'tag.list', tags },
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
      conversation_parts: parts.map((part, index) => partJson(id, part, index)).slice(-500),
    },
  }
}

/** Numbers of parts grow over the whole workspace; `app_package_code` names the app where one wrote it by the interface. */
function partJson(id: string, part: IntercomPart, index: number) {
  return {
    type: 'conversation_part',
    id: partId(id, index),
    part_type: part.type,
    body: part.body === null ? null : part.body.startsWith('<') ? part.body : `<p>${part.body}</p>`,
    created_at: Math.floor(part.at / SECOND),
    author: part.by,
    assigned_to: part.type === 'assignment' ? { type: 'admin', id: '8' } : null,
    redacted: part.redacted ?? false,
    app_package_code: part.app ?? null,
  }
}

export function partId(conversationId: string, index: number): string {
  return String(Number(conversationId) * 10_000 + index + 1)
}

/**
 * A call of the webhook: the conversation, and of its parts the one that is new. The envelope: https://developers.intercom.com/docs/references/2.14/webhooks/webhook-models;
 * the signature, SHA-1 over the body with the app's client secret: https://developers.intercom.com/docs/webhooks/setting-up-webhooks.
 */
export function webhookCall(
  topic: string,
  conversation: IntercomConversation,
  index: number | null,
  secret: string,
) {
  const json = conversationJson(conversation, updatedAt(conversation))
  const part = index === null ? [] : [partJson(conversation.id, conversation.parts[index]!, index)]
  const body = JSON.stringify({
    type: 'notification_event',
    app_id: 'abc123',
    id: `notif_${conversation.id}_${index ?? 'new'}`,
    topic,
    delivery_status: 'pending',
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: Math.floor(conversation.at / SECOND),
    created_at: Math.floor(conversation.at / SECOND),
    self: null,
    links: {},
    data: {
      type: 'notification_event_data',
      item: {
        ...json,
        conversation_parts: {
          type: 'conversation_part.list',
          conversation_parts: part,
          total_count: part.length,
        },
      },
    },
  })
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
    },
  }
}
