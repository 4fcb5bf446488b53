import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { BrowserLine } from './browser-line.ts'
import { openChatHouse, type ChatHouse, type Node } from './chat-house.ts'

let house: ChatHouse
let node: Node
const lines: BrowserLine[] = []

beforeAll(async () => {
  house = await openChatHouse()
  node = await house.openNode()
})
afterEach(() => {
  for (const line of lines.splice(0)) line.drop()
})
afterAll(() => house.close())

function call(url = node.url): BrowserLine {
  const line = new BrowserLine(url)
  lines.push(line)
  return line
}

async function conversationOf(messageId: string): Promise<string> {
  const { rows } = await house.pool.query('select conversation_id from message where id = $1', [messageId])
  return rows[0].conversation_id
}

async function countMessages(conversationId: string): Promise<number> {
  const { rows } = await house.pool.query(
    'select count(*)::int as n from message where conversation_id = $1',
    [conversationId],
  )
  return rows[0].n
}

async function replyOf(messageId: string) {
  const { rows } = await house.pool.query(
    'select state, queued_at, handed_over_at from reply where message_id = $1',
    [messageId],
  )
  return rows[0] as { state: string; queued_at: Date; handed_over_at: Date | null }
}

describe('a message of the customer', () => {
  it('is accepted when it is stored, and not before', async () => {
    let store = (): void => undefined
    const stored = new Promise<void>((resolve) => (store = resolve))
    const slow = await house.openNode({
      record: async (command) => {
        await stored
        const { recordMessages } = await import('../../../src/workflows/messages/record-messages.ts')
        return recordMessages(house.deps, command)
      },
    })
    const line = call(slow.url)
    await line.hello()
    line.send({ type: 'message', client_id: 'm1', text: 'Is anybody there?' })
    line.send({ type: 'ping' })
    await line.hear('pong')
    expect(line.heard.some((frame) => frame.type === 'accepted')).toBe(false)
    store()
    const accepted = await line.hear('accepted')
    const { rows } = await house.pool.query(
      `select m.direction, m.author, m.opens_turn, b.text from message m join message_body b on b.message_id = m.id where m.id = $1`,
      [accepted.message_id],
    )
    expect(rows).toEqual([
      { direction: 'inbound', author: 'customer', opens_turn: true, text: 'Is anybody there?' },
    ])
    await slow.close()
  })

  it('is one message however often it is sent', async () => {
    const first = call()
    const { token, session } = await first.hello()
    const accepted = await first.write('same', 'Once, please')
    first.drop()
    const second = call()
    expect((await second.hello({ token })).session).toBe(session)
    expect((await second.write('same', 'Once, please')).message_id).toBe(accepted.message_id)
    expect(await countMessages(await conversationOf(accepted.message_id!))).toBe(1)
  })

  it('that the database refuses is not accepted, and can be sent again', async () => {
    let broken = true
    const { recordMessages } = await import('../../../src/workflows/messages/record-messages.ts')
    const other = await house.openNode({
      record: (command) =>
        broken ? Promise.reject(new Error('the disk is full')) : recordMessages(house.deps, command),
    })
    const line = call(other.url)
    await line.hello()
    line.send({ type: 'message', client_id: 'm1', text: 'Hello?' })
    expect(await line.hear('error')).toMatchObject({
      code: 'not_stored',
      client_id: 'm1',
      retry_after_ms: expect.any(Number),
    })
    broken = false
    expect((await line.write('m1', 'Hello?')).message_id).not.toBeNull()
    await other.close()
  })
})

describe('a dropped line', () => {
  it('resumes the same turn with what was said meanwhile', async () => {
    const line = call()
    const { token } = await line.hello()
    const { message_id } = await line.write('m1', 'My parcel has not come')
    const conversationId = await conversationOf(message_id!)
    line.drop()
    const { recordMessages } = await import('../../../src/workflows/messages/record-messages.ts')
    await recordMessages(house.deps, {
      channel: await house.channel('demo-chat'),
      messages: [
        {
          externalId: randomUUID(),
          threadKey: 'x',
          conversationId,
          author: { kind: 'bot', address: 'bot' },
          text: 'We look into it',
        },
      ],
    })
    const again = call()
    const welcome = await again.hello({ token })
    expect(welcome.resumed).toBe(true)
    expect(welcome.transcript.map(({ from, text, client_id }) => [from, text, client_id])).toEqual([
      ['customer', 'My parcel has not come', 'm1'],
      ['bot', 'We look into it', null],
    ])
    if (!welcome.queue.waiting) await again.hear('queue', ({ queue }) => queue.waiting)
    expect(await house.turnsOf(conversationId)).toEqual([{ outcome: null, closed_at: null }])
  })

  it('is told only what is new when the browser says since when', async () => {
    const line = call()
    const { token } = await line.hello()
    const { message_id } = await line.write('m1', 'An old question')
    await house.pool.query(`update message set ingested_at = ingested_at - interval '1 hour' where id = $1`, [
      message_id,
    ])
    const again = await call().hello({ token, since: new Date().toISOString() })
    expect(again.transcript).toEqual([])
    expect((await call().hello({ token })).transcript).toHaveLength(1)
  })

  it('with a token that we did not sign begins anew', async () => {
    const { token } = await call().hello()
    const [session, channel, issued, signature] = token.split('.')
    for (const forged of [
      `${randomUUID()}.${channel}.${issued}.${signature}`,
      `${session}.${channel}.zzz.${signature}`,
      'nonsense',
      '...',
    ])
      expect((await call().hello({ token: forged })).resumed).toBe(false)
  })
})

describe('an answer', () => {
  it('ends the wait at the instant at which the browser acknowledges it', async () => {
    const line = call()
    await line.hello()
    const { message_id } = await line.write('m1', 'What do you cost?')
    await line.hear('queue', ({ queue }) => queue.waiting)
    const conversationId = await conversationOf(message_id!)
    const replyId = await house.answer(conversationId, 'Nothing')
    await house.runJob(replyId)
    const said = await line.hear('said')
    expect(said).toMatchObject({ ack: true, message: { id: replyId, from: 'agent', text: 'Nothing' } })
    expect(await replyOf(replyId)).toMatchObject({ state: 'queued' })
    expect((await house.turnsOf(conversationId))[0]!.outcome).toBeNull()

    const before = await house.chat.now()
    line.send({ type: 'ack', message_id: replyId })
    await vi.waitFor(async () => expect((await replyOf(replyId)).state).toBe('handed_over'), 10_000)
    const [turn] = await house.turnsOf(conversationId)
    expect(turn!.outcome).toBe('answered')
    expect(turn!.closed_at!.getTime()).toBeGreaterThanOrEqual(before)
    expect((await replyOf(replyId)).handed_over_at!.getTime()).toBe(turn!.closed_at!.getTime())
    await line.hear('queue', ({ queue }) => !queue.waiting)
  })

  it('cannot be acknowledged by another customer', async () => {
    const [line, stranger] = [call(), call()]
    await line.hello()
    await stranger.hello()
    await stranger.write('m1', 'I have a conversation of my own')
    const { message_id } = await line.write('m1', 'This is between us')
    const replyId = await house.answer(await conversationOf(message_id!), 'Of course')
    stranger.send({ type: 'ack', message_id: replyId })
    expect(await stranger.hear('error')).toMatchObject({ code: 'bad_frame' })
    expect((await replyOf(replyId)).state).toBe('queued')
  })

  it('that was queued on another node reaches the line', async () => {
    const other = await house.openNode()
    const line = call(other.url)
    await line.hello()
    const { message_id } = await line.write('m1', 'Which node am I on?')
    const replyId = await house.answer(await conversationOf(message_id!), 'Who knows')
    await house.runJob(replyId)
    expect((await line.hear('said')).message.id).toBe(replyId)
    line.send({ type: 'ack', message_id: replyId })
    await vi.waitFor(async () => expect((await replyOf(replyId)).state).toBe('handed_over'), 10_000)
    await other.close()
  })

  it('waits for a line that is down, and is handed over when it is back', async () => {
    const line = call()
    const { token } = await line.hello()
    const { message_id } = await line.write('m1', 'I am in a tunnel')
    line.drop()
    const replyId = await house.answer(await conversationOf(message_id!), 'And now?')
    await house.runJob(replyId)
    expect((await replyOf(replyId)).state).toBe('queued')
    const back = call()
    const welcome = await back.hello({ token })
    expect(welcome.transcript.map(({ text }) => text)).toEqual(['I am in a tunnel'])
    expect(await back.hear('said')).toMatchObject({ ack: true, message: { id: replyId } })
    back.send({ type: 'ack', message_id: replyId })
    await vi.waitFor(async () => expect((await replyOf(replyId)).state).toBe('handed_over'), 10_000)
  })

  it('to a customer who left counts from when it was stored', async () => {
    const line = call()
    await line.hello()
    const { message_id } = await line.write('m1', 'I have to go')
    const conversationId = await conversationOf(message_id!)
    line.drop()
    await vi.waitFor(
      async () =>
        expect(
          (await house.chat.presence((await house.channel('demo-chat')).brandId, conversationId)).state,
        ).toBe('gone'),
      10_000,
    )
    await house.pool.query(
      `update chat_line set closed_at = closed_at - interval '61 seconds' where conversation_id = $1`,
      [conversationId],
    )
    const replyId = await house.answer(conversationId, 'Here is your answer')
    await house.runJob(replyId)
    const reply = await replyOf(replyId)
    expect(reply).toMatchObject({ state: 'handed_over', handed_over_at: reply.queued_at })
    expect((await house.turnsOf(conversationId))[0]).toEqual({
      outcome: 'answered',
      closed_at: reply.queued_at,
    })
  })

  it('to a customer whose node died is not kept waiting for ever', async () => {
    const line = call()
    await line.hello()
    const { message_id } = await line.write('m1', 'Did somebody pull the plug?')
    const conversationId = await conversationOf(message_id!)
    const quick = await house.openNode({ beatEvery: 20 })
    const dead = randomUUID()
    await house.pool.query(`insert into chat_door values ($1, now() - interval '62 seconds')`, [dead])
    await house.pool.query(`update chat_line set door_id = $1 where conversation_id = $2`, [
      dead,
      conversationId,
    ])
    const replyId = await house.answer(conversationId, 'We are back')
    await vi.waitFor(async () => expect((await replyOf(replyId)).state).toBe('handed_over'), 10_000)
    const reply = await replyOf(replyId)
    expect(reply.handed_over_at).toEqual(reply.queued_at)
    await quick.close()
  })

  it('that a browser never acknowledges is shown again, and does not stay late for ever', async () => {
    const quick = await house.openNode({ beatEvery: 20 })
    const line = call(quick.url)
    await line.hello()
    const { message_id } = await line.write('m1', 'I read, but say nothing')
    const conversationId = await conversationOf(message_id!)
    const replyId = await house.answer(conversationId, 'Hello?')
    await vi.waitFor(
      () => expect(line.heard.filter((frame) => frame.type === 'said').length).toBeGreaterThan(2),
      10_000,
    )
    expect((await replyOf(replyId)).state).toBe('queued')
    await house.pool.query(
      `update reply set queued_at = queued_at - interval '181 seconds' where message_id = $1`,
      [replyId],
    )
    await vi.waitFor(async () => expect((await replyOf(replyId)).state).toBe('handed_over'), 10_000)
    await quick.close()
  })

  it('goes to the address that a customer left instead of waiting', async () => {
    const line = call()
    const { token } = await line.hello()
    const { message_id } = await line.write('m1', 'I cannot wait')
    const conversationId = await conversationOf(message_id!)
    line.send({ type: 'address', client_id: 'a1', email: 'nora@customers.example' })
    await line.hear('accepted', (frame) => frame.client_id === 'a1')
    const { rows } = await house.pool.query(
      `select b.text, m.direction from message m join message_body b on b.message_id = m.id where m.conversation_id = $1 and m.direction = 'note'`,
      [conversationId],
    )
    expect(rows).toEqual([{ direction: 'note', text: expect.stringContaining('nora@customers.example') }])
    line.drop()
    expect((await call().hello({ token })).address).toBe('nora@customers.example')
    lines.at(-1)!.drop()
    await vi.waitFor(
      async () =>
        expect(
          (await house.chat.presence((await house.channel('demo-chat')).brandId, conversationId)).state,
        ).toBe('gone'),
      10_000,
    )
    await house.pool.query(
      `update chat_line set closed_at = closed_at - interval '61 seconds' where conversation_id = $1`,
      [conversationId],
    )
    const replyId = await house.answer(conversationId, 'By mail, then')
    await house.runJob(replyId)
    expect(house.mails.map(({ email, context }) => [email, context.reply.text])).toEqual([
      ['nora@customers.example', 'By mail, then'],
    ])
    expect((await replyOf(replyId)).state).toBe('handed_over')
  })
})

describe('the place in the queue', () => {
  it('counts who waits longer, and moves when they are answered', async () => {
    await house.pool.query('update turn set closed_at = now(), outcome = $1 where closed_at is null', [
      'no_reply_needed',
    ])
    const [first, second] = [call(), call()]
    await first.hello()
    const { message_id } = await first.write('m1', 'I was first')
    await second.hello()
    await second.write('m1', 'I came later')
    const { queue } = await second.hear('queue', ({ queue }) => queue.waiting)
    expect(queue).toMatchObject({ waiting: true, ahead: 1, taken: false })
    const since = Date.parse((queue as { since: string }).since)
    expect(Date.parse((queue as { promised_by: string }).promised_by) - since).toBe(30_000)

    const replyId = await house.answer(await conversationOf(message_id!), 'Done')
    await first.hear('said')
    first.send({ type: 'ack', message_id: replyId })
    await second.hear('queue', ({ queue }) => queue.waiting && queue.ahead === 0)
  })

  it('promises a newcomer what the policy promises', async () => {
    const { promise, queue, now } = await call().hello()
    expect(queue).toEqual({ waiting: false })
    const seconds = (Date.parse(promise!.by) - Date.parse(now)) / 1_000
    expect(Math.round(seconds)).toBe(30)
  })
})

describe('typing', () => {
  it('of an agent on another node is shown', async () => {
    const line = call()
    await line.hello()
    const { message_id } = await line.write('m1', 'Are you there?')
    await house.chat.agentTyped((await house.channel('demo-chat')).brandId, await conversationOf(message_id!))
    await line.hear('typing')
  })

  it('of the customer is noted', async () => {
    const line = call()
    await line.hello()
    const { message_id } = await line.write('m1', 'I have more to say')
    line.send({ type: 'typing' })
    await vi.waitFor(async () => {
      const { rows } = await house.pool.query(
        'select customer_typed_at from chat_line where conversation_id = $1',
        [await conversationOf(message_id!)],
      )
      expect(rows[0].customer_typed_at).not.toBeNull()
    }, 10_000)
  })
})
