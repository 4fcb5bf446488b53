import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAway } from '../../src/db/is-away.ts'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

test('whoever asks while the database goes away is told when to come back, and is answered then', async () => {
  const holder = await api.house.pool.connect()
  await holder.query('begin')
  await holder.query('lock table calendar in access exclusive mode')
  const asked = api.get('calendars', { token: API_TOKEN })
  const waiting = `from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  const ended = async () =>
    (await api.house.pool.query(`select pg_terminate_backend(pid) ${waiting}`)).rowCount
  await expect.poll(ended).toBeGreaterThan(0)

  const answer = await asked
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(answer.headers.get('retry-after')).toBe('2')
  await holder.query('rollback')
  holder.release()
  expect((await api.get('calendars', { token: API_TOKEN })).status).toBe(200)
})

test('a mistake of ours is not taken for a database that is away', async () => {
  const failed = (sql: string): Promise<unknown> =>
    api.house.pool.query(sql).then(
      () => null,
      (error: unknown) => error,
    )
  expect(isAway(await failed('select * from no_such_table'))).toBe(false)
  expect(isAway(await failed('select 1 / 0'))).toBe(false)
  expect(isAway(new Error('no such brand'))).toBe(false)
  expect(isAway(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]))).toBe(true)
})
