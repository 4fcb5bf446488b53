import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { parseInstant, type Instant } from '../../src/domain/time/instant.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { IncomingMessage } from '../../src/workflows/messages/incoming-message.ts'
import { openHouse, type House } from '../support/house.ts'

const at = (text: string): Instant => parseInstant(text)!

let house: House
let channel: Channel
beforeAll(async () => {
  house = await openHouse()
  channel = await house.channel('demo-posts')
})
afterAll(() => house.close())

const record = (...messages: IncomingMessage[]) => recordMessages(house.deps, { channel, messages })

function from(
  kind: 'customer' | 'agent' | 'bot',
  externalId: string,
  thread: string,
  occurredAt: string,
): IncomingMessage {
  return {
    externalId,
    threadKey: thread,
    author: { kind, address: kind === 'customer' ? `${thread}@customers.example` : 'us@demo.example' },
    occurredAt: at(occurredAt),
    text: `${externalId} says something`,
  }
}

async function turns(conversationId: string) {
  const { rows } = await house.pool.query(
    `select number, opened_at, closed_at, outcome from turn where conversation_id = $1 order by number`,
    [conversationId],
  )
  return rows.map((row) => ({
    ...row,
    opened_at: row.opened_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
  }))
}

async function timers(conversationId: string) {
  const { rows } = await house.pool.query(
    `select metric, due_at, step_names from timer where conversation_id = $1`,
    [conversationId],
  )
  return rows.map((row) => ({ metric: row.metric, due_at: row.due_at.toISOString() }))
}

async function events(conversationId: string): Promise<string[]> {
  const { rows } = await house.pool.query(`select type from event where subject = $1 order by id`, [
    conversationId,
  ])
  return rows.map((row) => row.type)
}

describe('messages become turns and clocks', () => {
  it('opens a turn with a clock for the first message of a customer', async () => {
    house.setNow(at('2026-11-02T10:00:01Z'))
    const [stored] = await record(from('customer', 'a1', 'thread-a', '2026-11-02T10:00:00Z'))
    expect(stored!.duplicate).toBe(false)
    expect(await turns(stored!.conversationId)).toEqual([
      { number: 1, opened_at: '2026-11-02T10:00:00.000Z', closed_at: null, outcome: null },
    ])
    expect(await timers(stored!.conversationId)).toEqual([
      { metric: 'first_response', due_at: '2026-11-02T11:00:00.000Z' },
    ])
    expect(await events(stored!.conversationId)).toEqual(['message.received', 'turn.opened', 'clock.armed'])
  })

  it('stores a message once, however often and together with whatever it is delivered', async () => {
    const again = from('customer', 'a1', 'thread-a', '2026-11-02T10:00:00Z')
    const other = from('customer', 'b1', 'thread-b', '2026-11-02T10:00:00Z')
    const stored = await record(again, other, other)
    expect(stored.map((message) => message.duplicate)).toEqual([true, false, true])
    expect(stored[1]!.messageId).toBe(stored[2]!.messageId)
    const { rows } = await house.pool.query(
      `select count(*)::int as count from message where conversation_id = $1`,
      [stored[0]!.conversationId],
    )
    expect(rows[0].count).toBe(1)
  })

  it('leaves the clock of an open turn alone when the customer writes again', async () => {
    house.setNow(at('2026-11-02T10:20:00Z'))
    const [stored] = await record(from('customer', 'a2', 'thread-a', '2026-11-02T10:19:00Z'))
    expect(await timers(stored!.conversationId)).toEqual([
      { metric: 'first_response', due_at: '2026-11-02T11:00:00.000Z' },
    ])
  })

  it('lets only a human answer end the turn', async () => {
    house.setNow(at('2026-11-02T10:30:00Z'))
    const [bot] = await record(from('bot', 'a3', 'thread-a', '2026-11-02T10:21:00Z'))
    expect((await turns(bot!.conversationId))[0]!.closed_at).toBeNull()
    const [answer] = await record(from('agent', 'a4', 'thread-a', '2026-11-02T10:25:00Z'))
    expect((await turns(answer!.conversationId))[0]).toMatchObject({
      closed_at: '2026-11-02T10:25:00.000Z',
      outcome: 'answered',
    })
    expect(await timers(answer!.conversationId)).toEqual([])
    expect((await events(answer!.conversationId)).at(-1)).toBe('clock.finished')
  })

  it('runs the next turn on next response', async () => {
    const [stored] = await record(from('customer', 'a5', 'thread-a', '2026-11-02T10:26:00Z'))
    expect(await timers(stored!.conversationId)).toEqual([
      { metric: 'next_response', due_at: '2026-11-02T11:26:00.000Z' },
    ])
  })

  it('moves the clock back when an older message is learnt late', async () => {
    house.setNow(at('2026-11-02T12:00:00Z'))
    const [stored] = await record(from('customer', 'c2', 'thread-c', '2026-11-02T11:50:00Z'))
    await record(from('customer', 'c1', 'thread-c', '2026-11-02T11:40:00Z'))
    expect(await timers(stored!.conversationId)).toEqual([
      { metric: 'first_response', due_at: '2026-11-02T12:40:00.000Z' },
    ])
    expect((await turns(stored!.conversationId))[0]!.opened_at).toBe('2026-11-02T11:40:00.000Z')
  })

  it('judges an answer that is learnt before a better one again', async () => {
    house.setNow(at('2026-11-02T15:00:00Z'))
    const [stored] = await record(from('customer', 'd1', 'thread-d', '2026-11-02T13:00:00Z'))
    await record(from('agent', 'd3', 'thread-d', '2026-11-02T14:30:00Z'))
    const verdicts = async () => {
      const { rows } = await house.pool.query(
        `select type, payload->>'state' as state from event where subject = $1 and type in ('clock.finished', 'clock.corrected', 'breach.detected', 'breach.voided') order by id`,
        [stored!.conversationId],
      )
      return rows.map((row) => [row.type, row.state])
    }
    expect(await verdicts()).toEqual([
      ['breach.detected', null],
      ['clock.finished', 'breached'],
    ])
    await record(from('agent', 'd2', 'thread-d', '2026-11-02T14:00:00Z'))
    expect((await verdicts()).slice(2)).toEqual([
      ['breach.voided', null],
      ['clock.corrected', 'met'],
    ])
  })

  it('clamps a time in the future and flags it', async () => {
    house.setNow(at('2026-11-02T16:00:00Z'))
    const [stored] = await record(from('customer', 'e1', 'thread-e', '2026-11-02T18:00:00Z'))
    const { rows } = await house.pool.query(`select occurred_at, flags from message where id = $1`, [
      stored!.messageId,
    ])
    expect(rows[0].occurred_at.toISOString()).toBe('2026-11-02T16:00:00.000Z')
    expect(rows[0].flags).toEqual(['future_date'])
  })
})

describe('the same messages delivered by several nodes at the same moment', () => {
  it('are stored once, in one conversation, with one turn and one clock; every node is told where they stand', async () => {
    const first = from('customer', 'race-1', 'race', '2026-03-02T10:00:00Z')
    const second = from('customer', 'race-2', 'race', '2026-03-02T10:01:00Z')
    const other = from('customer', 'race-3', 'race-beside', '2026-03-02T10:01:00Z')
    const deliveries = await Promise.all([
      record(first, second, other),
      record(other, second, first),
      record(second),
      record(first),
      record(other, first),
      record(second, other),
    ])
    const stored = deliveries.flat()
    expect(
      stored
        .filter(({ duplicate }) => !duplicate)
        .map(({ externalId }) => externalId)
        .toSorted(),
    ).toEqual(['race-1', 'race-2', 'race-3'])
    const conversations = new Map(
      stored.map(({ externalId, conversationId }) => [externalId, conversationId]),
    )
    expect(new Set(stored.map(({ externalId, conversationId }) => externalId + conversationId)).size).toBe(3)
    expect(conversations.get('race-1')).toBe(conversations.get('race-2'))
    const id = conversations.get('race-1')!
    expect((await turns(id)).map(({ number }) => number)).toEqual([1])
    expect(await timers(id)).toEqual([{ metric: 'first_response', due_at: '2026-03-02T11:00:00.000Z' }])
    const { rows } = await house.pool.query(
      "select count(*)::int as count from identity where address in ('race@customers.example', 'race-beside@customers.example')",
    )
    expect(rows).toEqual([{ count: 2 }])
  })
})
