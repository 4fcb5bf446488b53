import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimStatement } from '../../src/timers/claim.ts'
import { claimSettings } from '../../src/timers/claim-session.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { fill } from '../../bench/timers/million/fill.ts'

const FUTURE = 100_000
const DEAD = 10_000

let database: TestDatabase
let session: pg.Client
let holder: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  await fill(database.pool, FUTURE)
  ;[session, holder] = [new pg.Client(database.url), new pg.Client(database.url)]
  await session.connect()
  await holder.connect()
  await session.query(claimSettings)
  await session.query(`prepare claim (timestamptz, timestamptz) as ${claimStatement(1_000)}`)
})

afterAll(async () => {
  await session.end()
  await holder.end()
  await database.drop()
})

interface Plan {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Plan[]
}

async function planOfClaim(floor: string): Promise<Plan> {
  await session.query(`execute claim (${floor}, null)`)
  const { rows } = await session.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) execute claim (${floor}, null)`,
  )
  return rows[0]!['QUERY PLAN'][0].Plan
}

const buffers = (plan: Plan): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

test('a claim that finds nothing reads ten pages at most, however many timers are open', async () => {
  expect(buffers(await planOfClaim("'-infinity'"))).toBeLessThanOrEqual(10)
})

test('timers are found by the index of next instants and changed where they lie', async () => {
  const onTimer = nodes(await planOfClaim("'-infinity'")).filter((plan) => plan['Relation Name'] === 'timer')
  expect(new Set(onTimer.map((plan) => plan['Node Type']))).toEqual(
    new Set(['Index Scan', 'Index Only Scan', 'ModifyTable', 'Tid Scan']),
  )
  const indexes = onTimer.flatMap((plan) => plan['Index Name'] ?? [])
  expect(new Set(indexes)).toEqual(new Set(['timer_next']))
})

test('dead rows behind the horizon cost a claim nothing, while somebody holds a snapshot', async () => {
  await holder.query('begin isolation level repeatable read')
  await holder.query('select 1 from timer limit 1')
  await database.pool.query(
    `update timer set next_at = now() - interval '1 minute', step_at[1] = now() - interval '1 minute'
     where ctid in (select ctid from timer limit $1)`,
    [DEAD],
  )
  for (let left = 1; left > 0;) {
    const { rows } = await session.query<{ found: number }>("execute claim ('-infinity', null)")
    left = rows[0]!.found
  }
  expect(buffers(await planOfClaim("statement_timestamp() - interval '50 ms'"))).toBeLessThanOrEqual(10)
  expect(buffers(await planOfClaim("'-infinity'"))).toBeGreaterThan(50) // what the horizon saves
  await holder.query('rollback')
})
