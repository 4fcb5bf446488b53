import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let token: string
let late: string
let nearly: string
let calm: string

/** Moves the clock of a conversation, so that this share of its hour is gone. */
async function age(conversation: string, share: number): Promise<void> {
  await api.house.pool.query(
    `update timer set started_at = now() - interval '1 hour' * $2::float8, due_at = now() - interval '1 hour' * $2::float8 + interval '1 hour'
     where conversation_id = $1`,
    [conversation, share],
  )
}

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
  calm = await customerWrites(api, { text: 'No hurry' })
  nearly = await customerWrites(api, { text: 'Please be quick' })
  late = await customerWrites(api, { text: 'Is anybody there?' })
  await age(calm, 0.1)
  await age(nearly, 0.8)
  await age(late, 1.5)
})
afterAll(() => api.close())

interface Row {
  conversation_id: string
  clock: { state: string; fraction: number; due_at: string | null } | null
}
const rows = async (query = '') => (await api.get(`board?${query}`, { token })).body.rows as Row[]

test('neglected first, then by what is due next', async () => {
  const board = await rows()
  expect(board.map((row) => row.conversation_id)).toEqual([late, nearly, calm])
  expect(board.map((row) => row.clock!.state)).toEqual(['breached', 'at_risk', 'running'])
  expect(board.map((row) => row.clock!.fraction.toFixed(1))).toEqual(['1.5', '0.8', '0.1'])
})

test('a row says who, where, what, in which language, and who has it', async () => {
  await offerWork(api, nearly, ['kofi', 'amara'])
  await api.post(`conversations/${late}/take`, { token })
  const board = await api.get('board', { token })
  expect(board.body.rows[0]).toMatchObject({
    customer: { name: expect.stringMatching(/^Customer/) },
    channel: { slug: 'demo-posts', kind: 'social' },
    preview: 'Is anybody there?',
    state: 'open',
    turn: 1,
    holder: { name: 'Elena Petrova', origin: 'self' },
    reply_queued: false,
  })
  expect(board.body.rows[1]).toMatchObject({
    holder: null,
    dispatch: { state: 'open', offers_open: 2, offers_made: 2, offers_expire_at: expect.any(String) },
  })
  await api.post(`conversations/${late}/hand-back`, { token })
})

test('the counters count everything, whatever the rows are narrowed to', async () => {
  const { body } = await api.get('board?q=hurry&limit=1', { token })
  expect(body.rows).toHaveLength(1)
  expect(body.counters).toMatchObject({
    waiting: 3,
    at_risk: 1,
    neglected: 1,
    longest_wait: { conversation_id: calm },
    last_day: { turns: 3, neglected: 0 },
  })
  expect((await api.get('board?limit=2', { token })).body.truncated).toBe(true)
})

test('filters narrow the rows', async () => {
  expect(await rows('q=quick')).toHaveLength(1)
  expect(await rows('kind=chat')).toHaveLength(0)
  expect(await rows('kind=social&channel=demo-posts')).toHaveLength(3)
  await api.post(`conversations/${calm}/take`, { token })
  expect((await rows('unheld=true')).map((row) => row.conversation_id)).not.toContain(calm)
  await api.post(`conversations/${calm}/hand-back`, { token })
})

test('whoever waits without a promise stands last', async () => {
  const unpromised = await customerWrites(api)
  await api.house.pool.query('delete from timer where conversation_id = $1', [unpromised])
  const last = (await rows()).at(-1)!
  expect(last).toMatchObject({ conversation_id: unpromised, clock: null })
  await api.post(`conversations/${unpromised}/solve`, { token })
})

test('an answered customer, and one from before the channel was connected, do not stand there', async () => {
  const past = await customerWrites(api, { occurred_at: '2020-01-01T00:00:00Z' })
  const answered = await customerWrites(api)
  await api.post(`conversations/${answered}/solve`, { token })
  const board = (await rows()).map((row) => row.conversation_id)
  expect(board).not.toContain(past)
  expect(board).not.toContain(answered)
})

test('the band of the day says who is on duty, and where nobody is', async () => {
  const { status, body } = await api.get('board/day?time_zone=Asia/Kolkata', { token })
  expect(status).toBe(200)
  expect(body.from_at).toMatch(/T18:30:00\.000Z$/)
  expect(Date.parse(body.to_at) - Date.parse(body.from_at)).toBe(24 * 3_600_000)
  expect(body.demand).toHaveLength(24)
  expect(body.rosters.flatMap((roster: { shifts: unknown[] }) => roster.shifts).length).toBeGreaterThan(0)
  expect(body.regions.length).toBeGreaterThan(0)
  for (const region of body.regions)
    for (const stretch of region.covered) expect(stretch.from_at < stretch.to_at).toBe(true)
  expect((await api.get('board/day?time_zone=Mars/Olympus', { token })).status).toBe(400)
})
