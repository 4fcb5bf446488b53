/**
 * What goes over the line between the customer's browser and the house: JSON, one frame a WebSocket message.
 * Instants are ISO 8601 in UTC. `src/channels/chat/README.md` tells the protocol.
 */
export type ClientFrame =
  | {
      readonly type: 'hello'
      /** Of an earlier welcome; without it a new session begins. */
      readonly token?: string | undefined
      /** The `now` of the last frame that carried one: what was stored well before it is not told again. */
      readonly since?: string | undefined
      /** Of the page, as BCP 47. */
      readonly language?: string | undefined
      readonly name?: string | undefined
    }
  | { readonly type: 'message'; readonly client_id: string; readonly text: string }
  | { readonly type: 'ack'; readonly message_id: string }
  | { readonly type: 'typing' }
  | { readonly type: 'address'; readonly client_id: string; readonly email: string }
  | { readonly type: 'ping' }

export type ServerFrame =
  | {
      readonly type: 'welcome'
      readonly session: string
      readonly token: string
      /** Whether the token was good: false begins anew. */
      readonly resumed: boolean
      readonly channel: { readonly name: string }
      readonly transcript: readonly ChatMessage[]
      /** Where the answer goes if the customer leaves. */
      readonly address: string | null
      readonly promise: ChatPromise | null
      readonly queue: QueuePlace
      /** The longest text in characters. */
      readonly max_text: number
      readonly now: string
    }
  | {
      readonly type: 'accepted'
      readonly client_id: string
      /** Null for an address, which is no message. */
      readonly message_id: string | null
      readonly now: string
    }
  /** Something said; `ack` asks the browser to acknowledge it once it stands on the page. */
  | { readonly type: 'said'; readonly message: ChatMessage; readonly ack: boolean }
  | { readonly type: 'typing' }
  | { readonly type: 'queue'; readonly queue: QueuePlace; readonly now: string }
  | { readonly type: 'pong'; readonly now: string }
  | {
      readonly type: 'error'
      readonly code: ChatErrorCode
      readonly detail: string
      /** Of the message or address that was not taken. */
      readonly client_id?: string
      /** Send it again after so many milliseconds; without it, sending it again does not help. */
      readonly retry_after_ms?: number
    }

export type ChatErrorCode = 'bad_frame' | 'hello_first' | 'slow_down' | 'not_stored' | 'write_first'

export interface ChatMessage {
  readonly id: string
  /** The browser's own name for it; null for what others wrote. */
  readonly client_id: string | null
  readonly from: 'customer' | 'agent' | 'bot' | 'system'
  readonly name: string | null
  readonly text: string
  readonly at: string
}

/** What is promised to whoever writes now. */
export interface ChatPromise {
  readonly by: string
}

/** Where the customer stands: nobody waits, or so many turns opened before theirs and are open still. */
export type QueuePlace =
  | { readonly waiting: false }
  | {
      readonly waiting: true
      readonly ahead: number
      /** Somebody has taken the conversation and is about to answer. */
      readonly taken: boolean
      readonly since: string
      readonly promised_by: string | null
    }
