import { afterEach, expect, it } from 'vitest'
import { auditDispatches } from '../../../src/workflows/dispatch/audit-dispatches.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

it('many customers at risk are one incident: the lead is paged once, and once more when it doubles', async () => {
  desk = await openDesk('2026-11-03T12:00:00Z')
  await desk.house.pool.query(`update brand set settings = '{"dispatch": {"calmUpTo": 2}}'`)
  await desk.house.pool.query(`update channel set mode = 'alert'`)
  const pages = async () =>
    (await desk.house.pool.query(`select kind from ping where kind in ('page', 'incident')`)).rows.map(
      ({ kind }) => kind,
    )
  for (let written = 0; written < 3; written += 1) await desk.write('demo-email')
  await desk.until('2026-11-03T12:11:20Z')
  expect(await pages()).toEqual(['incident'])

  for (let written = 0; written < 3; written += 1) await desk.write('demo-email')
  await desk.until('2026-11-03T12:23:00Z')
  expect(await pages()).toEqual(['incident', 'incident'])

  await desk.house.pool.query(`delete from timer`)
  await auditDispatches(desk.house.deps)
  const { rows } = await desk.house.pool.query(`select closed_at is not null as closed from incident`)
  expect(rows).toEqual([{ closed: true }])
})
