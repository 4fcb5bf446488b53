import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../src/db/changes/audit.ts'
import { verifyAudit } from '../../src/db/audit/verify-audit.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const write = (subject: string) =>
  audit(
    house.db,
    { personId: null, newId: house.deps.newId },
    {
      brandId: null,
      action: 'channel.changed',
      subject,
      before: { mode: 'observe' },
      after: { mode: 'alert', ätsch: [1.5, null] },
    },
  )

/** As somebody with all rights on the database would go about it. */
async function tamper(sql: string): Promise<void> {
  const client = await house.pool.connect()
  await client.query('set session_replication_role = replica')
  await client.query(sql)
  await client.query('set session_replication_role = origin')
  client.release()
}

test('what is written about changes hangs together, also when many write at once', async () => {
  const { lines } = await verifyAudit(house.db)
  await Promise.all(Array.from({ length: 12 }, (_, n) => write(`channel ${n}`)))
  expect(await verifyAudit(house.db)).toMatchObject({ lines: lines + 12, broken: [], knowsHead: true })
})

test('the table takes no change', async () => {
  await expect(house.pool.query(`update audit set subject = 'mine'`)).rejects.toThrow('append-only')
  await expect(house.pool.query('delete from audit')).rejects.toThrow('append-only')
  await expect(house.pool.query('truncate audit')).rejects.toThrow('append-only')
})

test('a head that was noted elsewhere shows that the end was cut off', async () => {
  const { head } = await verifyAudit(house.db)
  await write('after it')
  expect(await verifyAudit(house.db, head)).toMatchObject({ knowsHead: true, broken: [] })
  const { head: later, lines } = await verifyAudit(house.db)
  await tamper(`delete from audit where position = ${lines}`)
  expect(await verifyAudit(house.db, later)).toMatchObject({ knowsHead: false, broken: [] })
})

test('a line that was changed, and one that was taken out, show', async () => {
  const { lines } = await verifyAudit(house.db)
  await tamper(`update audit set after = '{"mode": "observe"}' where position = ${lines - 3}`)
  expect((await verifyAudit(house.db)).broken).toEqual([
    { position: lines - 3, problem: expect.stringMatching('changed') },
  ])
  await tamper(`delete from audit where position = ${lines - 1}`)
  expect((await verifyAudit(house.db)).broken).toContainEqual({
    position: lines,
    problem: '1 lines are missing before it',
  })
})
