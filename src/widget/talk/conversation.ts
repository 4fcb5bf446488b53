import type { ChatMessage, ChatPromise, QueuePlace, ServerFrame } from '../../domain/chat/frames.ts'

/** `idle` until somebody opens the chat. */
export type LineState = 'idle' | 'connecting' | 'up' | 'down'

/** One thing said, as the customer sees it. */
export interface Entry {
  /** The same before and after it is stored. */
  readonly key: string
  readonly id: string | null
  readonly from: ChatMessage['from']
  readonly name: string | null
  readonly text: string
  /** Milliseconds since the epoch, by the server's clock once it is stored. */
  readonly at: number
  readonly state: 'kept' | 'stored' | 'refused'
}

/** Everything that the customer's page knows of the conversation. */
export interface Conversation {
  readonly line: LineState
  readonly entries: readonly Entry[]
  readonly queue: QueuePlace
  readonly promise: ChatPromise | null
  readonly address: string | null
  /** Answers that came while the chat was closed. */
  readonly unread: number
  /** Somebody was seen writing; milliseconds by our own clock. */
  readonly typingUntil: number
  /** What to add to our own clock to have the server's, in milliseconds. */
  readonly ahead: number
  readonly maxText: number
}

export const nothingYet: Conversation = {
  line: 'idle',
  entries: [],
  queue: { waiting: false },
  promise: null,
  address: null,
  unread: 0,
  typingUntil: 0,
  ahead: 0,
  maxText: 8_000,
}

export type Happening =
  | { readonly type: 'line'; readonly state: LineState }
  | { readonly type: 'wrote'; readonly clientId: string; readonly text: string }
  | { readonly type: 'left_address'; readonly email: string }
  | { readonly type: 'read' }
  | { readonly type: 'heard'; readonly frame: ServerFrame; readonly open: boolean }

const TYPING_LASTS = 4_000

/** What the page knows after something has happened; `now` in milliseconds by our own clock. */
export function follow(known: Conversation, happening: Happening, now: number): Conversation {
  switch (happening.type) {
    case 'line':
      return { ...known, line: happening.state }
    case 'wrote':
      return withEntries(known, [kept(happening.clientId, happening.text, now + known.ahead)])
    case 'left_address':
      return { ...known, address: happening.email }
    case 'read':
      return { ...known, unread: 0 }
    case 'heard':
      return hear(withClock(known, happening.frame, now), happening.frame, happening.open, now)
    default:
      return happening satisfies never
  }
}

function hear(known: Conversation, frame: ServerFrame, open: boolean, now: number): Conversation {
  switch (frame.type) {
    case 'welcome': {
      const { queue, promise, address, max_text } = frame
      const entries = frame.resumed ? known.entries : known.entries.filter(({ state }) => state === 'kept')
      const begun = { ...known, entries, queue, promise, address, maxText: max_text }
      return withEntries(begun, frame.transcript.map(entryOf))
    }
    case 'accepted':
      return frame.message_id === null
        ? known
        : marked(known, frame.client_id, {
            id: frame.message_id,
            state: 'stored',
            at: Date.parse(frame.now),
          })
    case 'said': {
      const news = known.entries.every(({ id }) => id !== frame.message.id)
      const unread = news && !open && frame.message.from !== 'customer' ? known.unread + 1 : known.unread
      return withEntries({ ...known, unread, typingUntil: 0 }, [entryOf(frame.message)])
    }
    case 'typing':
      return { ...known, typingUntil: now + TYPING_LASTS }
    case 'queue':
      return { ...known, queue: frame.queue }
    case 'error':
      return frame.client_id !== undefined && frame.retry_after_ms === undefined
        ? marked(known, frame.client_id, { state: 'refused' })
        : known
    case 'pong':
      return known
    default:
      return frame satisfies never
  }
}

function withClock(known: Conversation, frame: ServerFrame, now: number): Conversation {
  return 'now' in frame ? { ...known, ahead: Date.parse(frame.now) - now } : known
}

/** What is stored comes in its order; what still waits to be sent comes last. */
function withEntries(known: Conversation, more: readonly Entry[]): Conversation {
  const entries = new Map(known.entries.map((entry) => [entry.key, entry]))
  for (const entry of more) entries.set(entry.key, entry)
  return { ...known, entries: [...entries.values()].sort(inOrder) }
}

function inOrder(one: Entry, other: Entry): number {
  return Number(one.id === null) - Number(other.id === null) || one.at - other.at
}

function marked(known: Conversation, clientId: string, change: Partial<Entry>): Conversation {
  const before = known.entries.find(({ key }) => key === clientId)
  return before ? withEntries(known, [{ ...before, ...change }]) : known
}

function kept(clientId: string, text: string, at: number): Entry {
  return { key: clientId, id: null, from: 'customer', name: null, text, at, state: 'kept' }
}

function entryOf({ id, client_id, from, name, text, at }: ChatMessage): Entry {
  return { key: client_id ?? id, id, from, name, text, at: Date.parse(at), state: 'stored' }
}
