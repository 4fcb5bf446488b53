import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { BrowserLine } from './browser-line.ts'
import { openChatHouse, type ChatHouse, type Node } from './chat-house.ts'

let house: ChatHouse
let node: Node

beforeAll(async () => {
  house = await openChatHouse()
  node = await house.openNode()
})
afterAll(() => house.close())

const ready = async (url = node.url): Promise<BrowserLine> => {
  const line = new BrowserLine(url)
  await line.hello()
  return line
}

/** What a door says to a caller whom it does not let in. */
async function refusal(path: string, headers: Record<string, string> = {}, { httpUrl } = node) {
  const call = request(`${httpUrl}${path}`, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
      ...headers,
    },
  })
  call.end()
  const outcome = await Promise.race([
    once(call, 'response').then(([response]) => ({ response })),
    once(call, 'upgrade').then(([, socket]) => void (socket as Socket).destroy()),
  ])
  if (!outcome) return { status: 101, body: null, headers: {} }
  const chunks: Buffer[] = []
  for await (const chunk of outcome.response) chunks.push(chunk)
  return {
    status: outcome.response.statusCode as number,
    body: JSON.parse(Buffer.concat(chunks).toString()),
    headers: outcome.response.headers,
  }
}

describe('a frame that is none', () => {
  it.each([
    ['not JSON', '{', 'JSON'],
    ['a number', '7', 'must be hello'],
    ['an unknown type', '{"type":"dance"}', 'must be hello'],
    ['a message without an id', '{"type":"message","text":"x"}', 'client_id'],
    ['an empty message', '{"type":"message","client_id":"a","text":"  "}', 'text: says nothing'],
    [
      'a text that is too long',
      JSON.stringify({ type: 'message', client_id: 'a', text: 'x'.repeat(8_001) }),
      '8000',
    ],
    ['a NUL', '{"type":"message","client_id":"a","text":"a\\u0000b"}', 'NUL'],
    ['an unknown field', '{"type":"ping","admin":true}', 'admin'],
    ['an address that is none', '{"type":"address","client_id":"a","email":"nora"}', 'email'],
    [
      'an answer that is not theirs',
      '{"type":"ack","message_id":"01a202f4-51e4-720c-9b98-9808c58a6820"}',
      'message_id',
    ],
  ])('is answered with what is wrong: %s', async (_name, data, words) => {
    const line = await ready()
    line.socket.send(data)
    const error = await line.hear('error')
    expect(error.code).toBe('bad_frame')
    expect(error.detail).toContain(words)
    line.drop()
  })

  it('names the message that it was', async () => {
    const line = await ready()
    line.send({ type: 'message', client_id: 'm7', text: '' })
    expect(await line.hear('error')).toMatchObject({ client_id: 'm7' })
    line.drop()
  })

  it('closes the line when it comes again and again', async () => {
    const line = await ready()
    for (let i = 0; i < 5; i += 1) line.socket.send('{')
    expect(await line.end()).toEqual({ code: 1008, reason: '5 frames were refused' })
  })

  it('closes the line when it is huge', async () => {
    const line = await ready()
    line.socket.send('x'.repeat(70_000))
    expect((await line.end()).code).toBe(1009)
  })

  it('is one that is binary', async () => {
    const line = await ready()
    line.socket.send(Buffer.from('{"type":"ping"}'))
    expect((await line.hear('error')).detail).toContain('text')
    line.drop()
  })

  it('is a message before hello, and a second hello', async () => {
    const line = await new BrowserLine(node.url).opened()
    line.send({ type: 'message', client_id: 'a', text: 'hi' })
    expect(await line.hear('error')).toMatchObject({ code: 'hello_first', client_id: 'a' })
    await line.hello()
    line.send({ type: 'hello' })
    await line.hear('error', ({ code }) => code === 'bad_frame')
    line.drop()
  })
})

describe('a line that asks too much', () => {
  it('is told to slow down, and its message is not stored', async () => {
    const line = await ready()
    for (let i = 0; i < 25; i += 1) line.send({ type: 'message', client_id: `m${i}`, text: `hurry ${i}` })
    const error = await line.hear('error', ({ code }) => code === 'slow_down')
    expect(Number(error.client_id!.slice(1))).toBeGreaterThanOrEqual(10)
    expect(error.retry_after_ms).toBeGreaterThan(0)
    const { rows } = await house.pool.query(
      'select count(*)::int as n from message_body where external_id like $1',
      [`%:${error.client_id!}`],
    )
    expect(rows[0].n).toBe(0)
    line.drop()
  })

  it('is closed when it floods', async () => {
    const line = await ready()
    for (let i = 0; i < 200; i += 1) line.send({ type: 'ping' })
    expect((await line.end()).code).toBe(1008)
  })

  it('that does not answer pings is cut, and one that does is not', async () => {
    const quick = await house.openNode({ pingEvery: 60 })
    const frozen = new BrowserLine(quick.url, { autoPong: false })
    const living = await ready(quick.url)
    await frozen.hello()
    expect((await frozen.end()).code).toBe(1006)
    await vi.waitFor(() => expect(quick.door.lines).toBe(1), 10_000)
    expect(living.closed).toBeNull()
    await quick.close()
    expect(living.closed).toMatchObject({ code: 1012 })
  })
})

describe('a caller', () => {
  it('for a channel that is not there, or no chat, gets 404', async () => {
    expect(await refusal('/chat/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await refusal('/chat/demo-email')).toMatchObject({ status: 404 })
    expect(await refusal('/chat/%ff')).toMatchObject({ status: 404 })
    expect(await refusal('/elsewhere')).toMatchObject({ status: 404 })
    expect(await refusal('/chat/demo-chat')).toMatchObject({ status: 101 })
  })

  it('on a page that the channel does not allow gets 403', async () => {
    await house.pool.query(
      `update channel set settings = '{"allowed_origins":["https://shop.example","https://*.shop.example:8443"]}' where slug = 'demo-chat'`,
    )
    const strict = await house.openNode()
    const from = async (origin?: string) =>
      (await refusal('/chat/demo-chat', origin ? { Origin: origin } : {}, strict)).status
    await vi.waitFor(async () => expect(await from('https://evil.example')).toBe(403), 10_000)
    expect(await from('https://shop.example')).toBe(101)
    expect(await from('https://de.shop.example:8443')).toBe(101)
    expect(await from('https://de.shop.example')).toBe(403)
    expect(await from('https://shop.example.evil.example')).toBe(403)
    expect(await from('http://shop.example')).toBe(403)
    expect(await from('null')).toBe(403)
    expect(await from()).toBe(403)
    await house.pool.query(`update channel set settings = '{}' where slug = 'demo-chat'`)
    await strict.close()
  })

  it('who opens too many lines gets 429 and when to come back', async () => {
    const strict = await house.openNode({ callers: { openingsPerMinute: 2 } })
    const call = () => refusal('/chat/demo-chat', {}, strict)
    await vi.waitFor(async () => expect((await house.channel('demo-chat')).settings).toEqual({}), 10_000)
    await call()
    await call()
    const third = await call()
    expect(third).toMatchObject({ status: 429, body: { code: 'slow_down' } })
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    await strict.close()
  })
})
