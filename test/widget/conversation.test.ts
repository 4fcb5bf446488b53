import { describe, expect, it } from 'vitest'
import type { ChatMessage, ServerFrame } from '../../src/domain/chat/frames.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { follow, nothingYet, type Conversation, type Happening } from '../../src/widget/talk/conversation.ts'

const now = parseInstant('2026-11-02T10:00:00Z')!
const after = (...happenings: Happening[]): Conversation =>
  happenings.reduce((known, happening) => follow(known, happening, now), nothingYet)
const heard = (frame: ServerFrame, open = true): Happening => ({ type: 'heard', frame, open })

const message = (
  id: string,
  from: ChatMessage['from'],
  at: string,
  client_id: string | null = null,
): ChatMessage => ({
  id,
  client_id,
  from,
  name: null,
  text: `${id} says something`,
  at,
})
const welcome = (transcript: ChatMessage[], resumed = true): Happening =>
  heard({
    type: 'welcome',
    session: 's',
    token: 't',
    resumed,
    channel: { name: 'Chat' },
    transcript,
    address: null,
    promise: null,
    queue: { waiting: false },
    max_text: 8_000,
    now: '2026-11-02T10:00:05.000Z',
  })
const wrote = (clientId: string): Happening => ({ type: 'wrote', clientId, text: 'Hello?' })
const seen = ({ entries }: Conversation) => entries.map(({ id, key, state }) => [id ?? key, state])

describe('what the page knows', () => {
  it('shows a message once, whether it is accepted or found in the transcript', () => {
    const accepted = after(
      wrote('c1'),
      heard({ type: 'accepted', client_id: 'c1', message_id: 'm1', now: '2026-11-02T10:00:01.000Z' }),
      welcome([message('m1', 'customer', '2026-11-02T10:00:01Z', 'c1')]),
    )
    expect(seen(accepted)).toEqual([['m1', 'stored']])
    const found = after(wrote('c1'), welcome([message('m1', 'customer', '2026-11-02T10:00:01Z', 'c1')]))
    expect(seen(found)).toEqual([['m1', 'stored']])
  })

  it('shows an answer once, however often it is said, and counts it once', () => {
    const said = (open: boolean) =>
      heard({ type: 'said', ack: true, message: message('r1', 'agent', '2026-11-02T10:00:09Z') }, open)
    const known = after(said(false), said(false))
    expect(seen(known)).toEqual([['r1', 'stored']])
    expect(known.unread).toBe(1)
    expect(after(said(true)).unread).toBe(0)
    expect(follow(known, { type: 'read' }, now).unread).toBe(0)
  })

  it('keeps the order in which things were said, what is not sent yet last', () => {
    const known = after(
      wrote('c9'),
      welcome([
        message('m2', 'agent', '2026-11-02T09:59:00Z'),
        message('m1', 'customer', '2026-11-02T09:58:00Z', 'c1'),
      ]),
      heard({ type: 'said', ack: false, message: message('m3', 'bot', '2026-11-02T11:00:00Z') }),
    )
    expect(seen(known).map(([id]) => id)).toEqual(['m1', 'm2', 'm3', 'c9'])
  })

  it('forgets the old talk when the session began anew, but not what was not sent', () => {
    const known = after(
      welcome([message('m1', 'customer', '2026-11-02T09:58:00Z', 'c1')]),
      wrote('c2'),
      welcome([], false),
    )
    expect(seen(known)).toEqual([['c2', 'kept']])
  })

  it('says that a message is refused only when trying again is of no use', () => {
    const error = (retry?: number): Happening =>
      heard({
        type: 'error',
        code: 'slow_down',
        detail: '',
        client_id: 'c1',
        ...(retry === undefined ? {} : { retry_after_ms: retry }),
      })
    expect(seen(after(wrote('c1'), error(1_000)))).toEqual([['c1', 'kept']])
    expect(seen(after(wrote('c1'), error()))).toEqual([['c1', 'refused']])
  })

  it('goes by the clock of the server, not by that of the visitor', () => {
    expect(after(welcome([])).ahead).toBe(5_000)
  })
})
