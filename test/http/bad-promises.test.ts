import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const target = { metric: 'first_response', target_seconds: 60 }
const overlapping = [
  ['09:00', '12:00'],
  ['11:00', '13:00'],
]

/** What is stored of promises: nothing of what was refused may be among it. */
const stored = async () => {
  const { rows } = await api.house.pool.query(
    `select (select count(*) from policy)::int as policies, (select count(*) from policy_version)::int as versions,
       (select count(*) from calendar)::int as calendars`,
  )
  return rows[0] as object
}

async function refused(path: string, body: object): Promise<readonly string[]> {
  const before = await stored()
  const { status, body: answer } = await api.post(path, { token, body })
  expect([status, answer.code]).toEqual([400, 'invalid_request'])
  expect(await stored()).toEqual(before)
  const errors = answer.errors as { path: string; problem: string }[]
  for (const { problem } of errors) expect(problem).not.toBe('')
  return errors.map((one) => `${one.path}: ${one.problem}`)
}

const policy = (definition: object) => refused('policies', { slug: 'bad', name: 'Bad', definition })
const calendar = (definition: object) => refused('calendars', { slug: 'bad', name: 'Bad', definition })

test('a policy that cannot be kept is refused with the place and the reason, and nothing of it is saved', async () => {
  expect(await policy({ targets: [{ ...target, target_seconds: 0 }] })).toEqual([
    'body.definition.targets.0.target_seconds: must be more than zero',
  ])
  expect(await policy({ targets: [] })).toEqual(['body.definition.targets: a policy promises something'])
  expect(await policy({ targets: [target, target] })).toEqual([
    "body.definition.targets: each metric at most once, a group's share once for each group",
  ])
  expect(await policy({ conditions: { kinds: [] }, targets: [target] })).toEqual([
    'body.definition.conditions.kinds: leave the condition out to match everything',
  ])
  expect(
    await policy({ conditions: { channels: ['demo-email'], kinds: ['chat'] }, targets: [target] }),
  ).toEqual([
    'body.definition.conditions.kinds: contradicts conditions.channels: none of demo-email is of kind chat',
  ])
  const share = { metric: 'group_share', target_seconds: 60, group: 'follow-the-sun/paris' }
  expect(await policy({ targets: [share] })).toEqual([
    'body.definition.targets.0.group: no roster of the brand has the group "follow-the-sun/paris"; there are: ' +
      'chat-standby/standby, follow-the-sun/sydney, follow-the-sun/london, follow-the-sun/los-angeles, freelance',
  ])
  expect(await policy({ targets: [{ ...target, group: 'freelance' }] })).toEqual([
    'body.definition.targets.0.group: belongs to group_share alone',
  ])
  expect((await policy({ targets: [{ ...target, calendar: 'moon' }] }))[0]).toMatch(
    /^body\.definition\.targets\.0\.calendar: the brand has no calendar "moon"; it has: /,
  )
})

test('hours that cannot be are refused with the place and the reason, and nothing of them is saved', async () => {
  expect(await calendar({ tz: 'UTC', weekly: { mon: overlapping } })).toEqual([
    'body.definition.weekly.mon[1]: 11:00 to 13:00 overlaps 09:00 to 12:00',
  ])
  expect((await calendar({ tz: 'Mars/Base', weekly: { mon: [['09:00', '17:00']] } }))[0]).toMatch(
    /^body\.definition\.tz: "Mars\/Base" is not a time zone/,
  )
  expect((await calendar({ tz: 'UTC', weekly: {} }))[0]).toMatch(
    /^body\.definition: stays closed for two years/,
  )
  expect((await calendar({ tz: 'UTC', weekly: { mon: [['9', '25:00']] } })).length).toBe(2)
})

test('a window from an hour to the same hour is twenty-four hours, and the preview says so', async () => {
  const definition = { tz: 'UTC', weekly: { mon: [['09:00', '09:00']] } }
  const { status, body } = await api.post('calendars/preview', { token, body: { definition, weeks: 1 } })
  expect(status).toBe(200)
  const windows = (body.days as { windows: { seconds: number }[] }[]).flatMap((day) => day.windows)
  expect(windows.map(({ seconds }) => seconds)).toEqual([86_400])
})
