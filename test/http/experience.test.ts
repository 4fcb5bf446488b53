import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
const HOUR = 3_600_000
const START = Date.now() - 20 * 24 * HOUR

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

let count = 0
async function say(kind: string, thread: string, hours: number, text = 'something', channel = 'demo-posts') {
  count += 1
  const author = { kind, address: `${kind === 'customer' ? thread.split('/')[0] : kind}@people.example` }
  const occurred_at = new Date(START + hours * HOUR).toISOString()
  const body = { external_id: `m${count}`, thread_key: thread, author, occurred_at, text }
  expect((await api.post(`channels/${channel}/messages`, { token, body })).status).toBe(202)
}

test('says of each figure how many it speaks of, and guesses nothing', async () => {
  // Solved at once, and said so three hours later.
  await say('customer', 'ada', 0)
  await say('agent', 'ada', 1)
  await say('customer', 'ada', 3, 'It works now, thank you!')
  // Back two days later: not solved at once.
  await say('customer', 'ben', 0)
  await say('agent', 'ben', 1)
  await say('customer', 'ben', 48)
  await say('agent', 'ben', 49)
  // A bot and nobody else: one asked for a human, one came back, one fell silent.
  await say('customer', 'cleo', 0)
  await say('bot', 'cleo', 0.1)
  await say('customer', 'cleo', 0.2, 'Can I talk to a human, please?')
  await say('customer', 'dan/1', 0)
  await say('bot', 'dan/1', 0.1)
  await say('customer', 'dan/2', 50)
  await say('agent', 'dan/2', 51)
  await say('customer', 'eva', 0)
  await say('bot', 'eva', 0.1)
  // A chat that was answered after what its line had promised.
  await say('customer', 'fay', 0, 'something', 'demo-chat')
  await say('agent', 'fay', 1, 'something', 'demo-chat')

  const [from, to] = [new Date(START - HOUR).toISOString(), new Date(START + 40 * HOUR).toISOString()]
  const { status, body } = await api.get(`figures/experience?brand=demo&from=${from}&to=${to}`, { token })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    first_contact_resolution: { part: 2, of: 3 },
    time_to_happiness: { said: 1, of: 6, median_seconds: 3 * 3_600 },
    bot_dead_ends: { of: 3, confirmed: 1, returned: 1, assumed: 1 },
    queue_promises: { part: 0, of: 1, share: 0 },
    holding_replies: { made: 0, kept: { of: 0, share: null } },
    come_back: { recovered: { of: 0, share: null } },
    estimated: false,
  })
  // ada 2, ben 2, cleo 2, dan 1, eva 1, fay 1 messages; three bots; one person each.
  expect(body.effort).toMatchObject({ conversations: 6, contacts: 9, steps_before_human: 3, points: 1 })
})
