import { afterAll, beforeAll, expect, test } from 'vitest'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { parseBrandFile } from '../../src/config/brand-file.ts'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const put = (body: object) => api.send('PUT', 'budgets', { token, body })
const limits = async () => {
  const { body } = await api.get('budgets', { token })
  return Object.fromEntries(
    body.items.map((one: { period: string; limit_minor: number | null }) => [one.period, one.limit_minor]),
  )
}

test('a lead limits what is spent, sees how much is committed, and lifts a limit again', async () => {
  expect(await limits()).toEqual({ hour: null, day: null, month: null, conversation: null })
  await api.send('PUT', 'pay-rules', { token, body: { currency: 'EUR', answer_minor: 300 } })
  expect((await put({ hour: 1_000, month: 50_000 })).status).toBe(200)
  const offered = await offerWork(api, await customerWrites(api), ['kofi', 'amara'])
  await api.house.pool.query(`update offer set pay = '{"amount_minor": 300}' where id = any ($1)`, [
    offered.map(({ id }) => id),
  ])
  const { body } = await api.get('budgets', { token })
  expect(body).toEqual({
    currency: 'EUR',
    items: [
      { period: 'hour', limit_minor: 1_000, committed_minor: 300, managed_by: 'console' },
      { period: 'day', limit_minor: null, committed_minor: 300, managed_by: 'console' },
      { period: 'month', limit_minor: 50_000, committed_minor: 300, managed_by: 'console' },
      { period: 'conversation', limit_minor: null, committed_minor: null, managed_by: 'console' },
    ],
  })
  await put({ hour: null })
  expect(await limits()).toMatchObject({ hour: null, month: 50_000 })
  const { rows } = await api.house.pool.query(
    `select before, after from audit where action = 'brand.budgets' order by at, id`,
  )
  expect(rows.at(-1)).toEqual({ before: { hour: 1_000 }, after: { hour: null } })
})

test('a slip of the pen is told where it is', async () => {
  expect((await put({ hour: -1 })).body.errors).toMatchObject([{ path: 'body.hour' }])
  expect((await put({})).status).toBe(400)
  expect((await put({ hour: 1.5 })).status).toBe(400)
})

test('what the brand’s file limits is changed in the file; what it limits no more, in the console', async () => {
  const file = parseBrandFile({ ...demoBrand(), budgets: { day: 9_000 } })
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  await importBrand(api.house.deps, file.value, 'config')
  expect(await put({ day: 1 })).toMatchObject({
    status: 409,
    body: { code: 'managed_by_config', periods: ['day'] },
  })
  expect((await put({ day: 9_000, conversation: 600 })).status).toBe(200) // as it stands
  expect(await limits()).toMatchObject({ day: 9_000, conversation: 600 })
  await importBrand(api.house.deps, demoBrand(), 'config')
  expect((await put({ day: 1 })).status).toBe(200)
  const wrong = parseBrandFile({ ...demoBrand(), budgets: { week: 1, day: -5 } })
  expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['budgets.day', 'budgets']),
  )
})
