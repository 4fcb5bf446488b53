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
}

export interface FakeChatwootOptions {
  readonly conversations: readonly ChatwootConversation[]
  readonly now: () => Instant
  /** https://github.com/chatwoot/chatwoot/blob/develop/config/initializers/rack_attack.rb: 3,000 a minute. */
  readonly perMinute?: number
  readonly role?: 'administrator' | 'agent'
}

const TOKEN = 'chatwoot-token'

/** Answers like Chatwoot's published interface, for as much of it as an audit reads. */
export function fakeChatwoot({
  conversations,
  now,
  perMinute = 3_000,
  role = 'administrator',
}: FakeChatwootOptions): Promise<LittleServer> {
  const limited = rateLimit(perMinute, now)
  return littleServer(now, ({ path, query, headers }): Told => {
    const wait = limited()
    // Rack::Attack answers 429; which page it is on says `Retry-After` where the operator set it.
    if (wait !== null)
      return { status: 429, headers: { 'retry-after': String(wait) }, json: { error: 'Retry later' } }
    // https://developers.chatwoot.com/contributing-guide/chatwoot-apis: the header `api_access_token`.
    if (headers['api_access_token'] !== TOKEN) return { status: 401, json: { error: 'Invalid Access Token' } }
    // https://developers.chatwoot.com/api-reference/profile/fetch-user-profile
    if (path === '/api/v1/profile')
      return { json: { id: 3, name: 'Director', account_id: 1, accounts: [{ id: 1, name: 'Shop', role }] } }
    if (path === '/api/v1/accounts/1/conversations') return conversationsPage(Number(query.get('page')))
    const one = /^\/api\/v1\/accounts\/1\/conversations\/(\d+)(\/messages)?$/.exec(path)
    const found = one && conversations.find(({ id }) => id === Number(one[1]))
    if (!found) return { status: 404, json: { error: 'Resource could not be found' } }
    return one[2] ? messagesAfter(found, Number(query.get('after') ?? 0)) : { json: conversationJson(found) }
  })

  /** https://developers.chatwoot.com/api-reference/conversations/conversations-list: 25 a page, the latest activity first. */
  function conversationsPage(page: number): Told {
    const sorted = [...conversations].sort((a, b) => lastActivity(b) - lastActivity(a))
    return {
      json: { data: { meta: {}, payload: sorted.slice(25 * (page - 1), 25 * page).map(conversationJson) } },
    }
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
  const { id, channel, contact, status, messages, sla = {} } = conversation
  const replied = messages.find(({ type, sender }) => type === 1 && sender?.type === 'user')
  return {
    id,
    status,
    created_at: Math.floor(messages[0]!.at / SECOND),
    last_activity_at: Math.floor(lastActivity(conversation) / SECOND),
    first_reply_created_at: replied ? Math.floor(replied.at / SECOND) : 0,
    additional_attributes: { browser_language: 'en' },
    meta: { channel, sender: { ...contact, type: 'contact' } },
    ...sla,
  }
}

function lastActivity({ messages }: ChatwootConversation): Instant {
  return messages.at(-1)!.at
}
