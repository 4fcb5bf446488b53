import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let lead: string
let roster: string
const tokens = new Map<string, string>()
const ids = new Map<string, string>()

/** From the next full hour on, which no test reaches. */
const start = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3_600_000
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()

beforeAll(async () => {
  api = await openApi()
  for (const slug of ['elena', 'amara', 'oliver', 'kofi']) {
    tokens.set(slug, await api.tokenOf(slug))
    ids.set(slug, await api.personId(slug))
  }
  lead = tokens.get('elena')!
  const schedule = { timezone: 'UTC', layers: [{ id: 'desk', fixed: [ids.get('amara')] }] }
  const added = await api.post('rosters', { token: lead, body: { slug: 'desk', name: 'Desk', schedule } })
  roster = added.body.id
})
afterAll(() => api.close())

const shifts = async (from: number, to: number) => {
  const { body } = await api.get(`shifts?roster=${roster}&from=${at(from)}&to=${at(to)}`, { token: lead })
  return body.items.map((one: { slug: string; from: string; to: string }) => [one.slug, one.from, one.to])
}
const dutyAt = (hours: number) =>
  api.house.deps.store.transaction(async (tx) => {
    const brand = await api.house.db
      .selectFrom('brand')
      .select('id')
      .where('slug', '=', 'demo')
      .executeTakeFirstOrThrow()
    return (await tx.people.onDuty(brand.id as never, start + hours * 3_600_000)).onShift
  })
const remembered = () => new Promise((resolve) => setTimeout(resolve, 1_050)) // rosters are remembered for a second

test('a cover that a lead lays over a roster counts for the preview and for dispatch alike', async () => {
  const definition = { members: ['oliver'], from: at(1), to: at(2) }
  const laid = await api.post('roster-changes', {
    token: lead,
    body: { roster_id: roster, kind: 'cover', definition },
  })
  expect(laid).toMatchObject({
    status: 201,
    body: { change: { kind: 'cover', from: at(1) }, overlaps: [], note: null },
  })
  expect(await shifts(0, 3)).toEqual([
    ['amara', at(0), at(1)],
    ['oliver', at(1), at(2)],
    ['amara', at(2), at(3)],
  ])
  expect((await dutyAt(1)).has('oliver')).toBe(true)
  expect((await dutyAt(2)).has('amara')).toBe(true)

  const second = { ...definition, members: ['kofi'], from: at(1.5), to: at(2.5) }
  const over = await api.post('roster-changes', {
    token: lead,
    body: { roster_id: roster, kind: 'cover', definition: second },
  })
  expect(over.body).toMatchObject({
    overlaps: [{ id: laid.body.change.id }],
    note: expect.stringContaining('priority'),
  })
  for (const id of [laid.body.change.id, over.body.change.id])
    expect((await api.send('DELETE', `roster-changes/${id}`, { token: lead })).status).toBe(204)
  expect(await shifts(0, 3)).toEqual([['amara', at(0), at(3)]])
})

test('a slip of the pen in a change is told where it is: strangers, ends before beginnings', async () => {
  const change = (kind: string, definition: object) =>
    api.post('roster-changes', { token: lead, body: { roster_id: roster, kind, definition } })
  expect((await change('cover', { members: ['olivr'], from: at(1), to: at(2) })).body.errors).toEqual([
    { path: 'body.definition', problem: '"olivr" is nobody who serves this brand; use an id or slug' },
  ])
  expect(
    (await change('exception', { kind: 'replace', member: 'kofi', from: at(2), to: at(1) })).body.errors,
  ).toEqual(
    expect.arrayContaining([
      { path: 'body.definition.to', problem: 'is before "from"' },
      { path: 'body.definition.for', problem: 'is missing: who is replaced?' },
    ]),
  )
  expect((await change('temporary', { from: at(1), to: at(2) })).status).toBe(400)
  const rotation = { unit: 'week', every: 1, anchor_local: '2026-01-31T09:00', groups: [[], []] }
  const schedule = { timezone: 'UTC', layers: [{ id: 'empty', rotation }] }
  const tried = await api.post('shifts/try', { token: lead, body: { schedule, from: at(0), to: at(1) } })
  expect(tried.body.errors).toEqual([
    { path: 'body.schedule.layers[0].rotation.groups', problem: 'has no members' },
  ])
})

test('a shift that somebody asks to swap goes to the first who takes it, and to nobody twice', async () => {
  const asked = await api.post('swaps', {
    token: tokens.get('amara')!,
    body: { roster_id: roster, from: at(4), to: at(6) },
  })
  expect(asked).toMatchObject({ status: 201, body: { for: { name: 'Amara Okafor' }, taken_by: null } })
  expect(await shifts(4, 6)).toEqual([['amara', at(4), at(6)]])
  const take = (slug: string) => api.post(`swaps/${asked.body.id}/take`, { token: tokens.get(slug)! })
  expect(await take('amara')).toMatchObject({ status: 409, body: { code: 'is_your_own' } })
  const both = await Promise.all([take('oliver'), take('kofi')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)!.body.code).toBe('already_taken')
  const winner = both[0].status === 200 ? 'oliver' : 'kofi'
  expect(await shifts(3, 7)).toEqual([
    ['amara', at(3), at(4)],
    [winner, at(4), at(6)],
    ['amara', at(6), at(7)],
  ])
  expect((await take(winner)).status).toBe(200)
  const own = await api.send('DELETE', `swaps/${asked.body.id}`, { token: tokens.get('amara')! })
  expect(own).toMatchObject({ status: 403, body: { code: 'not_yours' } })
  expect((await api.send('DELETE', `swaps/${asked.body.id}`, { token: lead })).status).toBe(204)
})

test('nobody asks to swap a shift that they do not have, or that is over', async () => {
  const ask = (from: number, to: number) =>
    api.post('swaps', {
      token: tokens.get('oliver')!,
      body: { roster_id: roster, from: at(from), to: at(to) },
    })
  expect((await ask(4, 6)).body.code).toBe('asker_is_off_shift')
  expect((await ask(-20, -19)).body.code).toBe('is_over')
  expect((await ask(6, 6)).body.code).toBe('has_no_length')
})

test('whoever is away stands on no roster, and says so for nobody else', async () => {
  const away = await api.post('absences', {
    token: tokens.get('amara')!,
    body: { from: at(8), to: at(9), reason: 'dentist' },
  })
  expect(away).toMatchObject({ status: 201, body: { name: 'Amara Okafor', source: 'said' } })
  expect(await shifts(7, 10)).toEqual([
    ['amara', at(7), at(8)],
    ['amara', at(9), at(10)],
  ])
  await remembered()
  expect((await dutyAt(8)).has('amara')).toBe(false)
  const body = { person_id: ids.get('amara'), from: at(8), to: at(9) }
  expect(await api.post('absences', { token: tokens.get('kofi')!, body })).toMatchObject({
    status: 403,
    body: { code: 'not_yours' },
  })
  expect((await api.get('absences', { token: tokens.get('kofi')! })).body.items).toEqual([])
  expect((await api.get(`absences?person_id=${ids.get('amara')}`, { token: lead })).body.items).toMatchObject(
    [{ reason: 'dentist' }],
  )
  expect((await api.send('DELETE', `absences/${away.body.id}`, { token: lead })).status).toBe(204)
  expect(await shifts(7, 10)).toEqual([['amara', at(7), at(10)]])
})

test("a person's own calendar becomes their absences, without its titles, and replaces its last reading", async () => {
  const stamp = (hours: number) => at(hours).replace(/[-:]|\.\d+/g, '')
  const event = (uid: string, from: number, to: number) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:${stamp(0)}\r\nDTSTART:${stamp(from)}\r\nDTEND:${stamp(to)}\r\nSUMMARY:Secret\r\nEND:VEVENT\r\n`
  const ical = (events: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${events}END:VCALENDAR\r\n`
  const send = (text: string) =>
    api.post('absences/import', { token: tokens.get('amara')!, body: { ical: text } })
  expect((await send(ical(event('a', 20, 21) + event('b', 30, 31)))).body).toMatchObject({ absences: 2 })
  expect((await send(ical(event('a', 22, 23)))).body).toMatchObject({ absences: 1 })
  const { items } = (await api.get('absences?person_id=me', { token: tokens.get('amara')! })).body
  expect(items).toMatchObject([{ from: at(22), to: at(23), source: 'calendar', reason: null }])
  expect((await send('hello')).body.code).toBe('not_a_calendar')
})
