import type { ServerFrame } from '../../domain/chat/frames.ts'
import type { Options } from '../options.ts'
import { follow, nothingYet, type Conversation, type Happening } from './conversation.ts'
import { keepLine } from './kept-line.ts'
import type { Keeper, Unsent } from './memory.ts'

const TYPING_EVERY = 3_000

/** The customer's side of the talk. */
export interface Chat {
  state(): Conversation
  /** Answers are read from now on; false: they are counted. */
  setOpen(open: boolean): void
  write(text: string): void
  leaveAddress(email: string): void
  /** The customer is typing. */
  typing(): void
}

export function openChat(
  { url, language, name }: Options,
  keeper: Keeper,
  changed: (state: Conversation) => void,
): Chat {
  let state: Conversation = nothingYet
  let open = false
  let { token } = keeper.read()
  /** The newest time of the server that we know: hello asks for what came after. */
  let since: string | undefined
  let underWay: string | null = null
  let address: { readonly clientId: string; readonly email: string } | null = null
  let toldTypingAt = 0

  const line = keepLine(url, {
    hello: () => ({
      type: 'hello',
      token: token ?? undefined,
      since,
      language,
      name: name ?? undefined,
    }),
    hear,
    changed(next) {
      underWay = null
      happen({ type: 'line', state: next })
    },
  })

  function happen(happening: Happening): void {
    state = follow(state, happening, Date.now())
    changed(state)
  }

  function hear(frame: ServerFrame): void {
    happen({ type: 'heard', frame, open })
    if ('now' in frame) since = frame.now
    if (frame.type === 'welcome') {
      token = frame.token
      if (keeper.read().token !== null || state.entries.length > 0) keeper.write({ ...keeper.read(), token })
      const stored = new Set(frame.transcript.map(({ client_id }) => client_id))
      keepOnly(({ clientId }) => !stored.has(clientId))
      sendNext()
    }
    if (frame.type === 'said' && frame.ack) line.send({ type: 'ack', message_id: frame.message.id })
    if (frame.type === 'accepted') {
      if (address?.clientId === frame.client_id) happen({ type: 'left_address', email: address.email })
      settle(frame.client_id)
    }
    if (frame.type === 'error') despair(frame)
  }

  /** One after the other: they are stored in the order in which they were written. */
  function sendNext(): void {
    const next = keeper.read().outbox[0]
    if (underWay !== null) return
    if (next) {
      if (line.send({ type: 'message', client_id: next.clientId, text: next.text })) underWay = next.clientId
    } else if (address) {
      if (line.send({ type: 'address', client_id: address.clientId, email: address.email }))
        underWay = address.clientId
    }
  }

  /** Whatever became of it, it need not be sent again. */
  function settle(clientId: string): void {
    keepOnly((unsent) => unsent.clientId !== clientId)
    if (address?.clientId === clientId) address = null
    if (underWay === clientId) underWay = null
    sendNext()
  }

  /** What may succeed later is tried again; what never will is shown as it is. */
  function despair({ client_id, retry_after_ms }: Extract<ServerFrame, { type: 'error' }>): void {
    if (client_id === undefined) return
    if (retry_after_ms === undefined) {
      settle(client_id)
      return
    }
    setTimeout(() => {
      if (underWay === client_id) underWay = null
      sendNext()
    }, retry_after_ms)
  }

  function keepOnly(wanted: (unsent: Unsent) => boolean): void {
    const memory = keeper.read()
    if (!memory.outbox.every(wanted)) keeper.write({ ...memory, outbox: memory.outbox.filter(wanted) })
  }

  const before = keeper.read()
  for (const { clientId, text } of before.outbox)
    state = follow(state, { type: 'wrote', clientId, text }, Date.now())
  if (token !== null || before.outbox.length > 0) line.open()

  return {
    state: () => state,
    setOpen(now) {
      open = now
      if (!now) return
      line.open()
      happen({ type: 'read' })
    },
    write(text) {
      const clientId = newId()
      const memory = keeper.read()
      keeper.write({ token, outbox: [...memory.outbox, { clientId, text }] })
      happen({ type: 'wrote', clientId, text })
      sendNext()
    },
    leaveAddress(email) {
      address = { clientId: newId(), email }
      sendNext()
    },
    typing() {
      if (Date.now() - toldTypingAt < TYPING_EVERY) return
      toldTypingAt = Date.now()
      line.send({ type: 'typing' })
    },
  }
}

/** `crypto.randomUUID` is there on https pages only. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
