import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOtherBrand, addPersonWith } from './support/other-brand.ts'
import { listen, type Heard } from './support/listen.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const types = (heard: readonly Heard[]) =>
  heard.map(({ data }) => (JSON.parse(data) as { type: string }).type)
const about = (heard: readonly Heard[], subject: string) => heard.filter(({ data }) => data.includes(subject))

test('what happens is told as it happens, under its name, without a word of the customer', async () => {
  const stream = await listen(api.url, token)
  const conversation = await customerWrites(api)
  await stream.until((heard) => heard.some(({ event }) => event === 'clock'))
  expect(stream.heard.map(({ event }) => event)).toEqual(['message', 'turn', 'clock'])
  const [first] = stream.heard
  expect(JSON.parse(first!.data)).toMatchObject({
    type: 'message.received',
    subject: conversation,
    occurred_at: expect.stringMatching(/Z$/),
    payload: { author: 'customer' },
  })
  expect(JSON.stringify(stream.heard)).not.toContain('The words of')
  stream.close()
})

test('whoever lost the line hears what was missed, each once, and goes on', async () => {
  const before = await listen(api.url, token)
  const first = await customerWrites(api)
  await before.until((heard) => about(heard, first).length >= 3)
  before.close()
  const missed = await customerWrites(api)
  await customerWrites(api)

  const after = await listen(api.url, token, before.lastId())
  const live = await customerWrites(api)
  await after.until((heard) => about(heard, live).length >= 3)
  expect(types(about(after.heard, missed))).toEqual(['message.received', 'turn.opened', 'clock.armed'])
  expect(about(after.heard, first)).toEqual([])
  const ids = after.heard.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  after.close()
})

test('the place to resume from moves on while nothing is told', async () => {
  const stream = await listen(api.url, token)
  await expect.poll(() => stream.lastId()).toMatch(/^\d+-\d+$/)
  stream.close()
})

test('whoever resumes from an unknown place is told to fetch anew', async () => {
  const stream = await listen(api.url, token, 'made-up')
  await stream.until((heard) => heard.length > 0)
  expect(stream.heard[0]!.event).toBe('reset')
  stream.close()
})

test('an event of a transaction that commits late is told, and none twice', async () => {
  const stream = await listen(api.url, token)
  const slow = await api.house.pool.connect()
  const brand = await api.house.db.selectFrom('brand').select('id').executeTakeFirstOrThrow()
  const subject = api.house.deps.newId()
  await slow.query('begin')
  await slow.query(
    "insert into event (brand_id, type, subject, occurred_at) values ($1, 'conversation.changed', $2, now())",
    [brand.id, subject],
  )
  const quick = await customerWrites(api) // has a later number, and commits first
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(about(stream.heard, quick)).toEqual([]) // in the order of the log, or not at all
  await slow.query('commit')
  slow.release()
  await stream.until((heard) => about(heard, quick).length >= 3)
  expect(about(stream.heard, subject)).toHaveLength(1)
  stream.close()
})

test('another brand hears nothing of it', async () => {
  const other = await addOtherBrand(api.house)
  await addPersonWith(api.house, other, 'administrator', 'stranger')
  const [stream, own] = [await listen(api.url, await api.tokenOf('stranger')), await listen(api.url, token)]
  const conversation = await customerWrites(api)
  await own.until((heard) => about(heard, conversation).length >= 3)
  expect(stream.heard).toEqual([])
  stream.close()
  own.close()
})

test('a freelance expert hears of what they are offered, and of nothing else', async () => {
  const [stream, all] = [await listen(api.url, await api.tokenOf('kofi')), await listen(api.url, token)]
  const [theirs, foreign] = [await customerWrites(api), await customerWrites(api)]
  const [offer] = await offerWork(api, theirs, ['kofi'])
  await api.post(`offers/${offer!.id}/claim`, { token: await api.tokenOf('kofi') })
  await all.until((heard) => types(heard).includes('claim.made'))
  await stream.until((heard) => types(heard).includes('claim.made'))
  await customerWrites(api)
  await api.post(`conversations/${theirs}/solve`, { token: await api.tokenOf('kofi') })
  await stream.until((heard) => types(heard).includes('turn.closed'))
  expect(about(stream.heard, theirs)).toHaveLength(stream.heard.length)
  expect(about(stream.heard, foreign)).toEqual([])
  stream.close()
  all.close()
})

test('a closing server ends the streams', async () => {
  const closing = await openApi()
  const stream = await listen(closing.url, await closing.tokenOf('elena'))
  await closing.close()
  await stream.ended
})
