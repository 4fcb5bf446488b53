import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backTestPolicies } from '../../src/workflows/policies/back-test-policies.ts'
import { at, openDesk, type Desk } from './desk.ts'

const since = at('2026-11-01T00:00:00Z')
const office = {
  tz: 'Europe/London',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    calendars: [{ slug: 'office', definition: office }],
    policies: [
      {
        slug: 'tried',
        conditions: { kinds: ['social'] },
        targets: [{ metric: 'first_response', target_minutes: 60, calendar: 'office' }],
      },
    ],
  })
  await desk.write('day', '2026-11-02T10:00:00Z')
  await desk.answer('day', '2026-11-02T10:30:00Z')
  await desk.write('evening', '2026-11-02T20:00:00Z')
  await desk.answer('evening', '2026-11-03T09:30:00Z')
  await desk.write('never', '2026-11-03T12:00:00Z')
  desk.now('2026-11-04T12:00:00Z')
})
afterAll(() => desk.close())

const draft = (minutes: number) => ({
  slug: 'tried',
  definition: {
    conditions: { kinds: ['social'] },
    targets: [
      {
        metric: 'first_response',
        target_minutes: minutes,
        calendar: 'office',
        steps: [{ at: 'due', do: 'dispatch', to: ['freelance'] }],
      },
    ],
  },
})

async function tested(command: Partial<Parameters<typeof backTestPolicies>[1]>) {
  const outcome = await backTestPolicies(desk.house.deps, { brandId: desk.brandId, since, ...command })
  if (outcome.type !== 'tested') throw new Error(JSON.stringify(outcome))
  return outcome.figures
}

async function compared(command: Partial<Parameters<typeof backTestPolicies>[1]>) {
  const outcome = await backTestPolicies(desk.house.deps, { brandId: desk.brandId, since, ...command })
  if (outcome.type !== 'tested') throw new Error(JSON.stringify(outcome))
  return outcome
}

describe('a draft is tried on the past before it counts', () => {
  it('with the figures of what is published beside it', async () => {
    expect(await tested({})).toMatchObject({
      conversations: 3,
      metrics: [{ metric: 'first_response', met: 2, breached: 1 }],
      turns_neglected: 2,
      hidden_neglect: 1,
    })
    expect(await tested({ policy: draft(20) })).toMatchObject({
      metrics: [{ metric: 'first_response', met: 0, breached: 3 }],
      turns_neglected: 3,
      turns_dispatched: 3,
    })
    expect(await tested({ policy: draft(45) })).toMatchObject({
      metrics: [{ metric: 'first_response', met: 2, breached: 1 }],
      turns_dispatched: 1,
    })
  })

  it('also with other hours', async () => {
    const calendar = { slug: 'office', definition: '24x7' }
    expect(await tested({ calendar })).toMatchObject({
      metrics: [{ metric: 'first_response', met: 1, breached: 2 }],
      hidden_neglect: 0,
    })
  })

  it('with what is in force beside it, counted on the same conversations', async () => {
    expect(await compared({ policy: draft(20) })).toMatchObject({
      figures: { metrics: [{ met: 0, breached: 3 }] },
      current: { metrics: [{ met: 2, breached: 1 }] },
      log: null,
    })
    expect((await compared({})).current).toBeNull()
  })

  it('also with another roster: who would have had to be found elsewhere', async () => {
    const nights = { timezone: 'Europe/London', layers: [{ id: 'nights', fixed: ['elena'] }] }
    const { figures, current } = await compared({
      policy: draft(45),
      roster: { slug: 'follow-the-sun', schedule: nights },
    })
    expect(figures).toMatchObject({ turns_unstaffed: 0, dispatches_unstaffed: 0 })
    expect(current!.turns_unstaffed).toBe(0)
    const nobody = { timezone: 'Europe/London', layers: [] }
    const tried = await compared({
      policy: draft(45),
      roster: { slug: 'follow-the-sun', schedule: nobody },
    })
    expect(tried.figures.turns_unstaffed).not.toBeNull()
    const broken = { timezone: 'Mars/Base', layers: [] }
    const outcome = await backTestPolicies(desk.house.deps, {
      brandId: desk.brandId,
      since,
      roster: { slug: 'follow-the-sun', schedule: broken },
    })
    expect(outcome).toMatchObject({ type: 'refused', problems: [{ path: 'roster.timezone' }] })
  })

  it('also on a log from elsewhere, whose broken rows are named and left out', async () => {
    const csv = [
      'conversation_id,message_id,at,author,channel,zone',
      'a,1,2026-11-02T10:00:00Z,customer,social,Asia/Kolkata',
      'a,2,2026-11-02T10:50:00Z,agent,social,',
      'b,3,never,customer,social,',
    ].join('\n')
    const { figures, current, log } = await compared({
      policy: draft(45),
      log: { csv, zone: 'Australia/Lord_Howe' },
    })
    expect(figures).toMatchObject({ conversations: 1, metrics: [{ met: 0, breached: 1 }] })
    expect(current).toMatchObject({ metrics: [{ met: 1, breached: 0 }] })
    expect(figures.by_zone).toMatchObject([{ zone: 'Asia/Kolkata' }])
    expect(log).toMatchObject({
      broken: 1,
      firstBroken: [{ line: 4, problem: expect.stringContaining('never') }],
    })
  })

  it('changes nothing', async () => {
    const count = async () => (await desk.house.pool.query('select count(*) from event')).rows[0]
    const before = await count()
    await tested({ policy: draft(5) })
    expect(await count()).toEqual(before)
  })

  it('is refused with the place and the reason when it is wrong', async () => {
    const broken = {
      slug: 'tried',
      definition: {
        conditions: { channels: ['demo-email'], kinds: ['chat'] },
        targets: [{ metric: 'first_response', target_minutes: 5, calendar: 'gone', steps: [{ at: '-10m' }] }],
      },
    }
    const outcome = await backTestPolicies(desk.house.deps, { brandId: desk.brandId, since, policy: broken })
    if (outcome.type !== 'refused') throw new Error('it was tried')
    expect(outcome.problems.map(({ path }) => path)).toEqual([
      'policy.targets.0.calendar',
      'policy.conditions.kinds',
    ])
  })
})
