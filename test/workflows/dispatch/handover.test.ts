import { afterEach, describe, expect, it } from 'vitest'
import { continueClaim } from '../../../src/workflows/dispatch/continue-claim.ts'
import { handOverShifts } from '../../../src/workflows/dispatch/hand-over-shifts.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

/** London works until 17:00, Los Angeles from 17:00 (both UTC in November); here Los Angeles begins an hour earlier. */
async function assignedAt(iso: string) {
  desk = await openDesk(iso)
  await desk.house.pool.query(
    `update roster set schedule = jsonb_set(schedule, '{layers}', (
       select jsonb_agg(case when l ->> 'id' = 'los-angeles' then jsonb_set(l, '{windows,0,from}', '"08:00"') else l end)
       from jsonb_array_elements(schedule -> 'layers') l)) where slug = 'follow-the-sun'`,
  )
  await desk.house.pool.query(
    `update person set away_until = '2026-11-03T16:45:00Z' where slug in ('diego', 'jordan')`,
  )
  const { conversationId } = await desk.write('demo-email')
  await desk.until(new Date(Date.parse(iso) + 1_000).toISOString())
  return conversationId
}

const london = ['elena', 'oliver', 'amara']
const losAngeles = ['diego', 'jordan']

describe('when a shift ends', () => {
  it('its open work passes to colleagues on duty ten minutes before, not earlier', async () => {
    const conversationId = await assignedAt('2026-11-03T16:48:00Z')
    expect(london).toContain(await desk.holder(conversationId))
    await desk.until('2026-11-03T16:49:59.999Z')
    expect(await handOverShifts(desk.house.deps)).toEqual([])
    await desk.until('2026-11-03T16:50:00Z')
    expect(await handOverShifts(desk.house.deps)).toHaveLength(1)
    expect(losAngeles).toContain(await desk.holder(conversationId))
    const { rows } = await desk.house.pool.query(`select origin from claim where state = 'active'`)
    expect(rows).toEqual([{ origin: 'handover' }])
    expect(await handOverShifts(desk.house.deps)).toEqual([])
  })

  it('whoever is answering is left to finish', async () => {
    const conversationId = await assignedAt('2026-11-03T16:48:00Z')
    await desk.until('2026-11-03T16:50:30Z')
    const { rows } = await desk.house.pool.query(`select id, person_id from claim where state = 'active'`)
    await continueClaim(desk.house.deps, rows[0].id, rows[0].person_id)
    await desk.until('2026-11-03T16:51:00Z')
    expect(await handOverShifts(desk.house.deps)).toEqual([])
    expect(london).toContain(await desk.holder(conversationId))
    await desk.until('2026-11-03T16:52:31Z')
    expect(await handOverShifts(desk.house.deps)).toHaveLength(1)
  })
})
