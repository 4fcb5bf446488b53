import { afterAll, beforeAll, expect, test } from 'vitest'
import { offerSlotsNightly } from '../../src/workflows/slots/offer-slots-nightly.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites } from './support/offer-work.ts'

let api: Api
let lead: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  api = await openApi()
  for (const slug of ['elena', 'kofi', 'priya', 'camila']) tokens.set(slug, await api.tokenOf(slug))
  lead = tokens.get('elena')!
  await api.house.pool.query(`update roster set removed_at = now()`)
  const author = { kind: 'customer', address: 'luc@customers.example', name: 'Luc' }
  await customerWrites(api, { author })
  await api.house.pool.query(`update customer set time_zone = 'Europe/Paris'`)
  await api.house.pool.query(`update conversation set language = 'fr'`)
  // Three a working day at ten in Paris, for four weeks.
  await api.house.pool.query(
    `insert into turn (brand_id, id, conversation_id, number, opened_by, opened_at, closed_at, outcome)
     select c.brand_id, gen_random_uuid(), c.id, 100 + n, gen_random_uuid(), at, at + interval '1 min', 'answered'
     from conversation c, (
       select row_number() over () as n,
         ((now() at time zone 'Europe/Paris')::date - d + time '10:00' + k * interval '10 min') at time zone 'Europe/Paris' as at
       from generate_series(1, 27) d, generate_series(1, 3) k) s`,
  )
})
afterAll(() => api.close())

const slots = async (slug: string) =>
  (await api.get('open-slots', { token: tokens.get(slug)! })).body.items as {
    id: string
    from: string
    to: string
    state: string
    language: string | null
  }[]

test('coverage ahead is told by channel and language, against what was learnt of the customers’ own hours', async () => {
  const { body } = await api.get('coverage?days=7&hours=true', { token: lead })
  const [need] = body.needs
  expect(need).toMatchObject({
    channel_kind: 'social',
    language: 'fr',
    target_seconds: 3600,
    uncovered_hours: 168,
  })
  expect(need.hours).toHaveLength(168)
  const [paris] = need.demand
  expect(paris.time_zone).toBe('Europe/Paris')
  expect(paris.per_hour[10]).toBeGreaterThan(2)
  expect(paris.per_hour[3]).toBeLessThan(0.1)
  const busiest = need.hours.filter((hour: { needed: number }) => hour.needed > 0)
  expect(busiest.length).toBeGreaterThanOrEqual(5)
  expect(need.arrivals_in_gaps).toBeGreaterThan(15)
})

test('one more person is tried on the weeks ahead without being there', async () => {
  const body = {
    days: 7,
    time_zone: 'Asia/Manila',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    from: '16:00',
    to: '24:00',
    languages: ['fr'],
    channel_kinds: ['social'],
  }
  const tried = (await api.post('coverage/try', { token: lead, body })).body
  expect(tried.before.needs[0]).toMatchObject({ uncovered_hours: 168 })
  expect(tried.after.needs[0]).toMatchObject({ uncovered_hours: 168 - 7 * 8 })
  expect(tried.after.needs[0].arrivals_in_gaps).toBeLessThan(tried.before.needs[0].arrivals_in_gaps)
  const german = (await api.post('coverage/try', { token: lead, body: { ...body, languages: ['de'] } })).body
  expect(german.after.needs[0].uncovered_hours).toBe(168)
  const nowhere = await api.post('coverage/try', {
    token: lead,
    body: { ...body, time_zone: 'Mars/Olympus' },
  })
  expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ path: 'body.time_zone' }] } })
})

test('missing hours are offered ahead of time, once, to those who can take them', async () => {
  const offer = () => api.post('open-slots/offer', { token: lead, body: { days: 7 } })
  const first = (await offer()).body
  expect(first.offered).toBeGreaterThanOrEqual(5)
  expect((await offer()).body).toEqual({ offered: 0, withdrawn: 0, kept: first.offered })
  expect(await slots('kofi')).toHaveLength(first.offered)
  expect(await slots('priya')).toEqual([]) // speaks no French
})

test('a booked slot puts its taker on duty, covers the hour, and can be given back before it begins', async () => {
  const all = await slots('kofi')
  const slot = all.find(({ from }) => Date.parse(from) > Date.now())!
  const take = (slug: string, id = slot.id) => api.post(`open-slots/${id}/take`, { token: tokens.get(slug)! })
  expect(await take('priya')).toMatchObject({ status: 409, body: { code: 'not_able' } })
  await api.house.pool.query(`update person set languages = '{en,fr}' where slug = 'camila'`)
  const both = await Promise.all([take('kofi'), take('camila')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)!.body.code).toBe('already_taken')
  const winner = both[0].status === 200 ? 'kofi' : 'camila'
  const duty = await api.get(`shifts?from=${slot.from}&to=${slot.to}`, { token: lead })
  expect(duty.body.items).toMatchObject([
    { slug: winner, from: slot.from, to: slot.to, audience: 'on_shift' },
  ])
  const covered = (await api.get('coverage?days=7&hours=true', { token: lead })).body.needs[0].hours
  expect(covered.find((hour: { from: string }) => hour.from === slot.from)).toMatchObject({ people: 1 })
  expect((await take(winner)).status).toBe(200)
  const loser = winner === 'kofi' ? 'camila' : 'kofi'
  const release = (slug: string) => api.post(`open-slots/${slot.id}/release`, { token: tokens.get(slug)! })
  expect(await release(loser)).toMatchObject({ status: 403, body: { code: 'not_yours' } })
  expect((await release(winner)).body).toMatchObject({ state: 'open', taken_by: null })
  expect((await api.get(`shifts?from=${slot.from}&to=${slot.to}`, { token: lead })).body.items).toEqual([])
})

test('a brand that says so offers at night what it is short of, by itself and once', async () => {
  const counted = async () =>
    (await api.house.pool.query(`select count(*)::int as n from open_slot where state = 'open'`)).rows[0]
      .n as number
  await api.house.pool.query(`delete from open_slot where state = 'open'`)
  expect(await offerSlotsNightly(api.house.deps)).toBe(0)
  expect(await counted()).toBe(0)
  await api.send('PATCH', 'network-settings', { token: lead, body: { offer_slots: true } })
  const offered = await offerSlotsNightly(api.house.deps)
  expect(offered).toBeGreaterThan(0)
  expect(await counted()).toBe(offered)
  expect(await offerSlotsNightly(api.house.deps)).toBe(0)
  expect(await counted()).toBe(offered)
})
