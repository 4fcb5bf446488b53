import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const office = { tz: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']], tue: [['22:00', '06:00']] } }
const add = async (slug: string) =>
  (await api.post('calendars', { token, body: { slug, name: slug, definition: office } })).body as {
    id: string
  }

interface Day {
  readonly date: string
  readonly holidays: string[]
  readonly windows: { readonly here: { from: string }; readonly there: { from: string }; seconds: number }[]
  readonly clock_changes: { readonly zone: string; before_minutes: number; after_minutes: number }[]
}

test('half a year of hours shows every clock change of both zones on its day', async () => {
  const { id } = await add('previewed')
  const zones = 'time_zone=Europe/Berlin&customer_time_zone=America/New_York'
  const { body } = await api.get(`calendars/${id}/preview?weeks=27&${zones}`, { token })
  const days = body.days as Day[]
  expect(days).toHaveLength(27 * 7)
  const changes = days.flatMap(({ clock_changes }) => clock_changes)
  expect(changes.length).toBeGreaterThanOrEqual(2)
  for (const { before_minutes, after_minutes } of changes)
    expect(Math.abs(after_minutes - before_minutes)).toBe(60)
  const hours = days.flatMap(({ windows }) => windows)
  expect(hours[0]!.here.from.slice(11)).toMatch(/^(09|22):00:00$/)
  expect(new Set(hours.map(({ there, here }) => Date.parse(here.from) - Date.parse(there.from))).size).toBe(2)
})

test('hours that are not saved yet are looked at, holidays by name, and what is wrong with them is told', async () => {
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const definition = { ...office, holidays: [{ date: soon, name: 'Day of the Sun' }] }
  const preview = (body: object) => api.post('calendars/preview', { token, body })
  const { body } = await preview({ definition, weeks: 2 })
  expect((body.days as Day[]).find(({ date }) => date === soon)).toMatchObject({
    holidays: ['Day of the Sun'],
    windows: [],
  })
  expect(await preview({ definition: { tz: 'Mars/Base' }, time_zone: 'Nowhere' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.time_zone' }] },
  })
  expect((await preview({ definition: { tz: 'Mars/Base' } })).body.errors).toMatchObject([
    { path: 'body.definition.tz' },
  ])
})

test('hours that overlap past midnight are read as one, which is told where they are saved and looked at', async () => {
  const weekly = { mon: [['22:00', '06:00']], tue: [['05:00', '09:00']] }
  const notes = [
    {
      path: 'definition.weekly.tue[0]',
      problem: '05:00 to 09:00 overlaps 22:00 to 06:00 of mon; both are read as one',
    },
  ]
  const definition = { tz: 'UTC', weekly }
  const saved = await api.post('calendars', { token, body: { slug: 'nights', name: 'Nights', definition } })
  expect(saved).toMatchObject({ status: 201, body: { notes } })
  const previewed = await api.post('calendars/preview', { token, body: { definition, weeks: 1 } })
  expect(previewed.body).toMatchObject({ notes })
  const hours = (previewed.body.days as Day[]).flatMap(({ windows }) => windows.map(({ seconds }) => seconds))
  expect(hours).toEqual([11 * 3_600])
  expect((await add('apart')) as object).toMatchObject({ notes: [] })
})

test('hours in which a policy counts are not removed; others are', async () => {
  const { id } = await add('counted')
  const definition = { targets: [{ metric: 'first_response', target_seconds: 60, calendar: 'counted' }] }
  const policy = await api.post('policies', { token, body: { slug: 'counts', name: 'Counts', definition } })
  const remove = () => api.send('DELETE', `calendars/${id}`, { token })
  expect(await remove()).toMatchObject({
    status: 409,
    body: { code: 'in_use', policies: [{ slug: 'counts' }] },
  })
  await api.send('DELETE', `policies/${policy.body.id}`, { token })
  expect((await remove()).status).toBe(204)
  expect((await api.get(`calendars/${id}`, { token })).status).toBe(404)
})

test('public holidays are found by country, state and region', async () => {
  const places = async (query: string) =>
    (await api.get(`holidays/places?${query}`, { token })).body.items as { code: string; name: string }[]
  expect(await places('')).toContainEqual({ code: 'DE', name: 'Germany' })
  expect((await places('country=DE')).map(({ code }) => code)).toContain('BY')
  const days = await api.get('holidays?country=DE&state=BY&year=2026', { token })
  expect(days.body.items).toContainEqual({ date: '2026-12-25', name: 'Christmas Day' })
  expect((await api.get('holidays?country=XX&year=2026', { token })).status).toBe(404)
})

test('closed days come out of a calendar file, what closes a part of a day is named', async () => {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//test//EN',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTART;VALUE=DATE:20261224',
    'DTEND;VALUE=DATE:20261226',
    'SUMMARY:Winter break',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:2',
    'DTSTART:20261210T120000Z',
    'DTEND:20261210T140000Z',
    'SUMMARY:Party',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const period = { time_zone: 'Europe/Berlin', from: '2026-01-01', to: '2026-12-31' }
  const ical = (sent: string) => api.post('holidays/ical', { token, body: { text: sent, ...period } })
  expect((await ical(text)).body).toEqual({
    items: [
      { date: '2026-12-24', name: 'Winter break' },
      { date: '2026-12-25', name: 'Winter break' },
    ],
    skipped: ['Party'],
  })
  expect(await ical('Dear diary')).toMatchObject({ status: 400, body: { code: 'invalid_ical' } })
})
