import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
beforeEach(() => api.house.pool.query('delete from shopper_visit; delete from shopper_plan'))
afterAll(() => api.close())

const written = {
  channel: 'demo-email',
  at: '20:30',
  days: ['tue'],
  time_zone: 'Europe/Berlin',
  from: { name: 'Jana Weber', address: 'jana.weber@letters.example' },
  subject: 'Do you deliver to Aachen?',
  texts: ['Hello, do you deliver to Aachen?'],
}
const save = (name: string, body: object = written) =>
  api.send('PUT', `mystery-shoppers/${name}`, { token, body })
const list = async () => (await api.get('mystery-shoppers', { token })).body.items

it('is set up, changed and removed, each on record, and says when it writes next', async () => {
  expect(await save('evening')).toMatchObject({
    status: 200,
    body: { name: 'evening', configured: false, next_at: expect.stringMatching(/T(18|19):30:00.000Z$/) },
  })
  expect(await save('evening', { ...written, days: ['tue', 'wed'] })).toMatchObject({
    status: 200,
    body: { days: ['tue', 'wed'] },
  })
  expect(await list()).toHaveLength(1)
  expect((await api.send('DELETE', 'mystery-shoppers/evening', { token })).status).toBe(204)
  expect(await list()).toEqual([])
  expect((await api.send('DELETE', 'mystery-shoppers/evening', { token })).status).toBe(404)
  const { rows } = await api.house.pool.query(
    `select action from audit where action like 'mystery-shopper.%' order by id`,
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'mystery-shopper.save',
    'mystery-shopper.save',
    'mystery-shopper.remove',
  ])
})

it.each([
  ['a channel that is none', { channel: 'nowhere' }, 'body.channel'],
  ['a channel to which nobody can write without an account', { channel: 'demo-calls' }, 'body.channel'],
  ['an hour that is none', { at: '24:30' }, 'body.at'],
  ['no words', { texts: [] }, 'body.texts'],
  ['a zone that is none', { time_zone: 'Europe/Atlantis' }, 'body.time_zone'],
])('refuses %s and says where', async (_, wrong, path) => {
  const { rows } = await api.house.pool.query(`select brand_id from channel where slug = 'demo-email'`)
  await api.house.pool.query(
    `insert into channel (brand_id, id, slug, name, kind, adapter, mode, settings)
     values ($1, $2, 'demo-calls', 'Calls', 'phone', 'calls', 'observe', '{}') on conflict do nothing`,
    [rows[0].brand_id, api.house.deps.newId()],
  )
  const answer = await save('evening', { ...written, ...wrong })
  expect(answer.status).toBe(400)
  expect(answer.body.errors[0].path).toBe(path)
  expect(await list()).toEqual([])
})

it("leaves what stands in the brand's file to the file", async () => {
  await api.house.pool.query(
    `update brand set settings = settings || jsonb_build_object('mystery_shopper', $1::jsonb)`,
    [JSON.stringify([{ name: 'filed', ...written }])],
  )
  try {
    expect(await list()).toMatchObject([{ name: 'filed', configured: true }])
    expect(await save('filed')).toMatchObject({ status: 409, body: { code: 'configured' } })
    expect(await api.send('DELETE', 'mystery-shoppers/filed', { token })).toMatchObject({ status: 409 })
  } finally {
    await api.house.pool.query(`update brand set settings = settings - 'mystery_shopper'`)
  }
})

it('writes at once when somebody asks, one visit at a time', async () => {
  const ask = (shopper: string) => api.post('mystery-visits', { token, body: { shopper } })
  expect((await ask('evening')).status).toBe(404)
  await save('evening')
  const asked = await ask('evening')
  expect(asked.status).toBe(202)
  const { rows } = await api.house.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'make-visit'`,
  )
  expect(rows).toMatchObject([{ payload: { plan: 'evening', visit_id: asked.body.id } }])

  await api.house.pool.query(
    `insert into shopper_visit (brand_id, id, plan, channel_id, on_date, marker, state, written_at, by_hand)
     select brand_id, $1, 'evening', id, '2026-03-10', 'm', 'waiting', now(), true from channel where slug = 'demo-email'`,
    [asked.body.id],
  )
  expect(await ask('evening')).toMatchObject({ status: 409, body: { code: 'under_way' } })
  expect((await api.get('mystery-visits', { token })).body.items).toMatchObject([
    { plan: 'evening', state: 'waiting', by_hand: true },
  ])
})

it('writes nothing while nothing goes out', async () => {
  await save('evening')
  await api.post('brands/demo/outbound/stop', { token })
  try {
    expect(await list()).toMatchObject([{ next_at: null }])
    const answer = await api.post('mystery-visits', { token, body: { shopper: 'evening' } })
    expect(answer).toMatchObject({ status: 409, body: { code: 'outbound_stopped' } })
  } finally {
    await api.post('brands/demo/outbound/start', { token })
  }
})
