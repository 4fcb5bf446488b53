import { createHmac } from 'node:crypto'
import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { littleServer, type LittleServer, type Told } from './little-server.ts'
import { rateLimit } from './rate-limit.ts'

export interface ChatwootMessage {
  readonly id: number
  readonly at: Instant
  readonly type: 0 | 1 | 2 | 3
  readonly content: string
  readonly sender?: {
    readonly id: number
    readonly type: 'contact' | 'user' | 'agent_bot'
    readonly name: string
  }
  readonly private?: boolean
  readonly content_attributes?: object
}

export interface ChatwootConversation {
  readonly id: number
  readonly channel: string
  readonly contact: { readonly id: number; readonly name: string }
  status: string
  readonly messages: ChatwootMessage[]
  readonly sla?: object
  labels?: readonly string[]
  assignee?: number
}

export interface FakeChatwoot extends LittleServer {
  /** The next message that is sent there is answered so. */
  refuseNextMessage(status: number, headers?: Readonly<Record<string, string>>): void
}

export interface ChatwootAgent {
  readonly id: number
  readonly name: string
  readonly email: string
  /** https://developers.chatwoot.com/api-reference/agents/list-agents-in-account: `online`, `busy`, `offline`, with what their browser tells in it. */
  availability_status?: string
}

export interface FakeChatwootOptions {
  readonly conversations: readonly ChatwootConversation[]
  readonly now: () => Instant
  /** https://github.com/chatwoot/chatwoot/blob/develop/config/initializers/rack_attack.rb: 3,000 a minute. */
  readonly perMinute?: number
  readonly role?: 'administrator' | 'agent'
  readonly agents?: readonly ChatwootAgent[]
  /** By name, the numbers of their agents. */
  readonly teams?: Readonly<Record<string, readonly number[]>>
  /** What the token may not do, by the beginning of its path, with the status. */
  readonly closed?: Readonly<Record<string, number>>
}

const TOKEN = 'chatwoot-token'

/** Answers like Chatwoot's published interface, for as much of it as an audit reads. */
export async function fakeChatwoot({
  conversations,
  now,
  perMinute = 3_000,
  role = 'administrator',
  agents = [],
  teams = {},
  closed = {},
}: FakeChatwootOptions): Promise<FakeChatwoot> {
  let refusal: Told | null = null
  const limited = rateLimit(perMinute, now)
  const server = await littleServer(now, ({ method, path, query, headers, body }): Told => {
    const wait = limited()
    // Rack::Attack answers 429; which page it is on says `Retry-After` where the operator set it.
    if (wait !== null)
      return { status: 429, headers: { 'retry-after': String(wait) }, json: { error: 'Retry later' } }
    // https://developers.chatwoot.com/contributing-guide/chatwoot-apis: the header `api_access_token`.
    if (headers['api_access_token'] !== TOKEN) return { status: 401, json: { error: 'Invalid Access Token' } }
    // https://developers.chatwoot.com/api-reference/profile/fetch-user-profile
    if (path === '/api/v1/profile')
      return { json: { id: 3, name: 'Director', account_id: 1, accounts: [{ id: 1, name: 'Shop', role }] } }
    if (path === '/api/v1/accounts/1/conversations')
      return conversationsPage(Number(query.get('page')), query.get('labels[]'))
    const shut = Object.entries(closed).find(([prefix]) => path.startsWith(prefix))
    if (shut) return { status: shut[1], json: { error: 'You are not authorized to do this action' } }
    if (path === '/api/v1/accounts/1/agents') return { json: agents }
    // https://developers.chatwoot.com/api-reference/teams
    if (path === '/api/v1/accounts/1/teams')
      return { json: Object.keys(teams).map((name, index) => ({ id: index + 1, name })) }
    const team = /\/teams\/(\d+)\/team_members$/.exec(path)
    if (team) {
      const members = Object.values(teams)[Number(team[1]) - 1] ?? []
      return { json: agents.filter(({ id }) => members.includes(id)) }
    }
    const one = /^\/api\/v1\/accounts\/1\/conversations\/(\d+)(\/\w+)?$/.exec(path)
    const found = one && conversations.find(({ id }) => id === Number(one[1]))
    if (!found) return { status: 404, json: { error: 'Resource could not be found' } }
    if (method === 'POST') return posted(found, one[2]!, body as Record<string, unknown>)
    return one[2] ? messagesAfter(found, Number(query.get('after') ?? 0)) : { json: conversationJson(found) }
  })

  /** https://developers.chatwoot.com/api-reference/conversations/conversations-list: 25 a page, the latest activity first. */
  function conversationsPage(page: number, label: string | null): Told {
    const sorted = conversations
      .filter(
        ({ labels = [], messages }) => messages.length > 0 && (label === null || labels.includes(label)),
      )
      .sort((a, b) => lastActivity(b) - lastActivity(a))
    return {
      json: { data: { meta: {}, payload: sorted.slice(25 * (page - 1), 25 * page).map(conversationJson) } },
    }
  }

  /** https://developers.chatwoot.com/api-reference/messages/create-new-message, .../conversation-assignments and .../conversation-labels. */
  function posted(conversation: ChatwootConversation, what: string, asked: Record<string, unknown>): Told {
    if (what === '/labels') {
      conversation.labels = asked['labels'] as string[]
      return { json: { payload: conversation.labels } }
    }
    if (what === '/assignments') {
      conversation.assignee = asked['assignee_id'] as number
      return { json: { id: conversation.assignee } }
    }
    if (refusal) {
      const told = refusal
      refusal = null
      return told
    }
    const message: ChatwootMessage = {
      id: Math.max(0, ...conversations.flatMap(({ messages }) => messages.map(({ id }) => id))) + 1,
      at: now(),
      type: 1,
      content: String(asked['content']),
      private: asked['private'] === true,
      sender: { id: 3, type: 'user', name: 'Director' },
    }
    conversation.messages.push(message)
    return { json: messageJson(message) }
  }

  return {
    ...server,
    refuseNextMessage: (status, headers = {}) => (refusal = { status, headers, json: { error: 'refused' } }),
  }
}

const TYPES = ['incoming', 'outgoing', 'activity', 'template']

/**
 * A call of the webhook for `message_created`. The payload: https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks; the
 * signature: lib/webhooks/trigger.rb, `sha256=` and the HMAC of the time in seconds, a full stop and the body.
 */
export function webhookCall(
  { id, contact, channel, status }: ChatwootConversation,
  { at, type, ...message }: ChatwootMessage,
  secret: string,
  now = Date.now(),
) {
  const body = JSON.stringify({
    event: 'message_created',
    ...message,
    message_type: TYPES[type],
    created_at: new Date(at).toISOString(),
    content_type: 'text',
    private: message.private ?? false,
    account: { id: 1, name: 'Shop' },
    inbox: { id: 1, name: 'Support' },
    conversation: {
      id,
      channel,
      status,
      additional_attributes: {},
      meta: { sender: { ...contact, type: 'contact' } },
    },
  })
  const timestamp = String(Math.floor(now / SECOND))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-chatwoot-timestamp': timestamp,
      'x-chatwoot-signature': `sha256=${signature}`,
    },
  }
}

/** app/finders/message_finder.rb: after a number, oldest first, a hundred at most. */
function messagesAfter({ messages }: ChatwootConversation, after: number): Told {
  return {
    json: {
      meta: {},
      payload: messages
        .filter(({ id }) => id > after)
        .slice(0, 100)
        .map(messageJson),
    },
  }
}

/** app/views/api/v1/models/_message.json.jbuilder: whole seconds, the type as a number. */
export function messageJson({ at, type, ...message }: ChatwootMessage) {
  return {
    ...message,
    private: message.private ?? false,
    message_type: type,
    created_at: Math.floor(at / SECOND),
  }
}

/** app/views/api/v1/conversations/partials/_conversation.json.jbuilder */
function conversationJson(conversation: ChatwootConversation) {
  const { id, channel, contact, status, messages, sla = {}, labels = [], assignee } = conversation
  const replied = messages.find(({ type, sender }) => type === 1 && sender?.type === 'user')
  return {
    id,
    status,
    created_at: Math.floor(messages[0]!.at / SECOND),
    last_activity_at: Math.floor(lastActivity(conversation) / SECOND),
    first_reply_created_at: replied ? Math.floor(replied.at / SECOND) : 0,
    additional_attributes: { browser_language: 'en' },
    meta: {
      channel,
      sender: { ...contact, type: 'contact' },
      ...(assignee !== undefined && { assignee: { id: assignee } }),
    },
    labels,
    ...sla,
  }
}

function lastActivity({ messages }: ChatwootConversation): Instant {
  return messages.at(-1)!.at
}
