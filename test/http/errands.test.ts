import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrandId } from '../../src/domain/ids.ts'
import { runErrand } from '../../src/workflows/errands/run-errand.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites } from './support/offer-work.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const since = '2026-01-01T00:00:00.000Z'
const errand = async (id: string) => (await api.get(`errands/${id}`, { token })).body
const run = ({ id, brand_id }: { id: string; brand_id: string }) =>
  runErrand(api.house.deps, brand_id as BrandId, id)

test('a draft is tried on stored conversations, and who asked sees how far it is', async () => {
  for (let index = 0; index < 3; index += 1) await customerWrites(api)
  const definition = {
    conditions: { kinds: ['social'] },
    targets: [{ metric: 'first_response', target_seconds: 0.001, steps: [{ at: 'due', do: 'dispatch' }] }],
  }
  const asked = await api.post('back-tests', { token, body: { since, policy: { slug: 'new', definition } } })
  expect(asked).toMatchObject({ status: 202, body: { kind: 'back_test', state: 'queued', progress: 0 } })
  expect(await errand(asked.body.id)).toEqual(asked.body)
  const jobs = await api.house.pool.query(
    "select 1 from graphile_worker.jobs where task_identifier = 'run-errand'",
  )
  expect(jobs.rowCount).toBe(1)
  await run(asked.body)
  expect(await errand(asked.body.id)).toMatchObject({
    state: 'done',
    progress: 1,
    figures: {
      conversations: 3,
      turns: 3,
      turns_neglected: 3,
      dispatches: 3,
      metrics: [{ metric: 'first_response', breached: 3, met: 0 }],
    },
  })
})

test('a log of messages is tried in place of what is stored, and is gone afterwards', async () => {
  const csv = 'conversation_id,message_id,at,author\na,1,2026-03-02T10:00:00Z,customer\nb,2,,customer\n'
  const asked = await api.post('back-tests', { token, body: { log: { csv } } })
  expect(asked.status).toBe(202)
  await run(asked.body)
  expect(await errand(asked.body.id)).toMatchObject({
    state: 'done',
    figures: { conversations: 1, turns: 1 },
    current: null,
    log: { broken_rows: 1, first_broken: [{ line: 3, problem: expect.stringContaining('ISO 8601') }] },
  })
  const { rowCount } = await api.house.pool.query('select 1 from errand_input')
  expect(rowCount).toBe(0)
})

test('a log without the columns that matter, a broken roster, neither or both of log and since are refused at once', async () => {
  const refused = async (body: object) => {
    const { status, body: answer } = await api.post('back-tests', { token, body })
    return [status, ...answer.errors.map(({ path }: { path: string }) => path)]
  }
  expect(await refused({ log: { csv: 'who,what\n1,2\n' } })).toEqual([400, 'body.log.csv'])
  const schedule = { timezone: 'Mars/Base', layers: [] }
  expect(await refused({ since, roster: { slug: 'duty', schedule } })).toEqual([
    400,
    'body.roster.schedule.timezone',
  ])
  expect(await refused({})).toEqual([400, 'body.since'])
  expect(await refused({ since, log: { csv: 'x' } })).toEqual([400, 'body.since'])
})

test('a draft with a mistake is refused at once, or says afterwards what the brand lacks for it', async () => {
  const tried = (target: object) =>
    api.post('back-tests', {
      token,
      body: {
        since,
        policy: { slug: 'new', definition: { targets: [{ metric: 'first_response', ...target }] } },
      },
    })
  expect((await tried({ target_seconds: 0 })).body.errors).toMatchObject([
    { path: 'body.policy.definition.targets.0.target_seconds' },
  ])
  const asked = await tried({ target_seconds: 60, calendar: 'moon' })
  await run(asked.body)
  expect(await errand(asked.body.id)).toMatchObject({
    state: 'failed',
    figures: null,
    errors: [{ path: 'policy.targets.0.calendar', problem: expect.stringContaining('no calendar "moon"') }],
  })
})

test('running clocks follow what is published when the lead says so, and doing it twice moves nothing', async () => {
  await customerWrites(api)
  const policies = (await api.get('policies', { token })).body.items as { id: string; slug: string }[]
  const clock = () =>
    api.house.pool.query<{ policy_id: string; seconds: number }>(
      `select policy_id, extract(epoch from due_at - started_at)::int as seconds from timer
       where kind = 'clock' order by started_at desc limit 1`,
    )
  const before = (await clock()).rows[0]!
  const policy = policies.find(({ id }) => id === before.policy_id)!
  const definition = { targets: [{ metric: 'first_response', target_seconds: 7_200 }] }
  await api.send('PATCH', `policies/${policy.id}`, { token, body: { definition } })
  await api.post(`policies/${policy.id}/publish`, { token })
  expect((await clock()).rows[0]!.seconds).toBe(before.seconds)
  await new Promise((resolve) => setTimeout(resolve, 1_050)) // what was set up may be remembered for a second
  const asked = await api.post(`policies/${policy.id}/retarget`, { token, body: {} })
  await run(asked.body)
  await run(asked.body)
  expect((await clock()).rows[0]!.seconds).toBe(7_200)
  const { figures, state } = await errand(asked.body.id)
  expect(state).toBe('done')
  expect(figures.moved).toBe(figures.clocks)
  const audit = await api.get(`audit?subject=${policy.id}&action=clocks.`, { token })
  expect(audit.body.items).toHaveLength(1)
})

test('an errand of another brand is not found', async () => {
  expect((await api.get('errands/00000000-0000-7000-8000-000000000000', { token })).status).toBe(404)
})
