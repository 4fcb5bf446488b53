import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeCalendar } from '../../src/db/changes/calendars.ts'
import { readCalendars } from '../../src/db/read/calendars.ts'
import type { ConversationId } from '../../src/domain/ids.ts'
import { changeStatus } from '../../src/workflows/conversations/change-status.ts'
import { previewRetarget, retargetClocks } from '../../src/workflows/policies/retarget-clocks.ts'
import { openDesk, type Desk } from './desk.ts'

const office = {
  tz: 'Europe/London',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
}

const policy = (minutes: number) => ({
  slug: 'versions',
  conditions: { kinds: ['social'] },
  targets: [
    {
      metric: 'first_response',
      target_minutes: minutes,
      calendar: 'office',
      paused_in: ['on_hold'],
      steps: [{ at: '50%' }],
    },
  ],
})

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  await desk.house.pool.query(
    'truncate timer, conversation, turn, message, message_body, status_change, settlement',
  )
  await desk.promise({ calendars: [{ slug: 'office', definition: office }], policies: [policy(60)] })
})
afterAll(() => desk.close())

const hold = (conversationId: ConversationId, state: 'open' | 'on_hold') =>
  changeStatus(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: null,
    state,
    reason: null,
  })

const dues = async (id: string) => (await desk.clocks(id)).map(({ due_at }) => due_at)

async function addHoliday(date: string): Promise<void> {
  const [row] = (await readCalendars(desk.house.db, [desk.brandId], null, 100)).filter(
    ({ slug }) => slug === 'office',
  )
  const by = { personId: desk.lead, newId: desk.house.deps.newId }
  await changeCalendar(desk.house.db, by, row!, {
    definition: { ...office, holidays: [{ date, name: 'Boxing Day' }] },
  })
  await desk.promise({
    calendars: [{ slug: 'office', definition: { ...office, holidays: [{ date, name: 'Boxing Day' }] } }],
    policies: [policy(60)],
  })
}

const retarget = { brandId: '' as Desk['brandId'], personId: null as Desk['lead'] | null }

describe('running clocks keep their version until a lead moves them', () => {
  beforeAll(() => {
    retarget.brandId = desk.brandId
    retarget.personId = desk.lead
  })

  it('while new ones follow what is published', async () => {
    const before = await desk.write('before', '2026-11-02T10:00:00Z')
    await desk.promise({ calendars: [{ slug: 'office', definition: office }], policies: [policy(30)] })
    const after = await desk.write('after', '2026-11-02T10:01:00Z')
    expect(await dues(before)).toEqual(['2026-11-02T11:00:00.000Z'])
    expect(await dues(after)).toEqual(['2026-11-02T10:31:00.000Z'])
    desk.now('2026-11-02T10:10:00Z')
    await hold(before, 'on_hold')
    desk.now('2026-11-02T10:20:00Z')
    await hold(before, 'open')
    expect(await dues(before)).toEqual(['2026-11-02T11:10:00.000Z'])
  })

  it('says first what it would come to, and then moves them', async () => {
    const early = await desk.write('early', '2026-11-02T10:00:00Z')
    const late = await desk.write('late', '2026-11-02T10:40:00Z')
    const paused = await desk.write('paused', '2026-11-02T10:40:00Z')
    await hold(paused, 'on_hold')
    await desk.promise({ calendars: [{ slug: 'office', definition: office }], policies: [policy(20)] })
    desk.now('2026-11-02T10:45:00Z')
    const expected = {
      clocks: 3,
      moved: 3,
      earlier: 2,
      later: 0,
      ended: 0,
      newBreaches: 1,
      voidedBreaches: 0,
    }
    expect(await previewRetarget(desk.house.deps, retarget)).toEqual(expected)
    expect(await dues(early)).toEqual(['2026-11-02T11:00:00.000Z'])
    expect(await retargetClocks(desk.house.deps, retarget)).toEqual(expected)
    expect(await dues(early)).toEqual(['2026-11-02T10:20:00.000Z'])
    expect(await dues(late)).toEqual(['2026-11-02T11:00:00.000Z'])
    expect(await desk.clocks(paused)).toMatchObject([{ due_at: null, remaining_ms: 20 * 60_000 }])
    await desk.until('2026-11-02T10:45:01Z')
    expect((await desk.events(early, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-11-02T10:20:00.000Z',
    ])
    const { rows } = await desk.house.pool.query(
      `select person_id, after from audit where action = 'clocks.retarget'`,
    )
    expect(rows).toEqual([{ person_id: desk.lead, after: expected }])
    expect(await retargetClocks(desk.house.deps, retarget)).toMatchObject({ moved: 0, newBreaches: 0 })
  })

  it('also when a holiday is added to their calendar', async () => {
    const id = await desk.write('christmas', '2026-12-24T16:30:00Z')
    expect(await dues(id)).toEqual(['2026-12-25T09:30:00.000Z'])
    await addHoliday('2026-12-25')
    desk.now('2026-12-24T16:40:00Z')
    await hold(id, 'on_hold')
    desk.now('2026-12-24T16:50:00Z')
    await hold(id, 'open')
    expect(await dues(id)).toEqual(['2026-12-25T09:40:00.000Z'])
    expect(await previewRetarget(desk.house.deps, retarget)).toMatchObject({ clocks: 1, moved: 1, later: 1 })
    await retargetClocks(desk.house.deps, retarget)
    expect(await dues(id)).toEqual(['2026-12-28T09:40:00.000Z'])
    expect(await desk.events(id, 'clock.retargeted')).toMatchObject([
      { payload: { reason: 'retargeted', person_id: desk.lead, due_at: '2026-12-28T09:40:00.000Z' } },
    ])
  })

  it('takes back the breaches that are none with the new hours', async () => {
    const id = await desk.write('closed', '2026-12-24T16:30:00Z')
    await desk.until('2026-12-25T10:00:00Z')
    await addHoliday('2026-12-25')
    expect(await retargetClocks(desk.house.deps, retarget)).toMatchObject({ voidedBreaches: 1 })
    expect((await desk.events(id, 'breach.detected', 'breach.voided')).map(({ type }) => type)).toEqual([
      'breach.detected',
      'breach.voided',
    ])
    await desk.until('2026-12-28T09:30:01Z')
    expect((await desk.events(id, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-12-25T09:30:00.000Z',
      '2026-12-28T09:30:00.000Z',
    ])
  })
})
