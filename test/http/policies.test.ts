import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites } from './support/offer-work.ts'

let api: Api
let token: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

const within = (seconds: number, more: object = {}) => ({
  targets: [{ metric: 'first_response', target_seconds: seconds, ...more }],
})
const draft = async (slug: string, definition: object) =>
  (await api.post('policies', { token, body: { slug, name: slug, definition } })).body as { id: string }
const ids = async () =>
  ((await api.get('policies', { token })).body.items as { id: string }[]).map(({ id }) => id)

test('a draft is compared with what is published, and thrown away', async () => {
  const { id } = await draft('compared', within(60))
  await api.post(`policies/${id}/publish`, { token })
  await api.send('PATCH', `policies/${id}`, { token, body: { definition: within(30) } })
  expect((await api.get(`policies/${id}/diff`, { token })).body).toEqual({
    from: 1,
    to: 2,
    changes: [{ path: 'targets.first_response.target_seconds', before: 60, after: 30 }],
  })
  expect((await api.get(`policies/${id}/diff?from=1&to=9`, { token })).status).toBe(404)
  expect((await api.send('DELETE', `policies/${id}/draft`, { token })).status).toBe(204)
  expect((await api.get(`policies/${id}`, { token })).body).toMatchObject({
    published: { version: 1 },
    draft: null,
  })
  expect((await api.get(`policies/${id}/diff`, { token })).body.changes).toEqual([])
})

test('every version is kept, with who wrote it and the clocks that run on it', async () => {
  const { id } = await draft('kept', within(600))
  await api.send('PUT', 'policies/order', {
    token,
    body: { policy_ids: [id, ...(await ids()).filter((one) => one !== id)] },
  })
  await api.post(`policies/${id}/publish`, { token })
  await new Promise((resolve) => setTimeout(resolve, 1_050)) // what was set up may be remembered for a second
  await customerWrites(api)
  await api.send('PATCH', `policies/${id}`, { token, body: { definition: within(300) } })
  const { items } = (await api.get(`policies/${id}/versions`, { token })).body
  expect(items).toMatchObject([
    { version: 2, state: 'draft', clocks: 0, calendars: null },
    { version: 1, state: 'published', clocks: 1, created_by: { id: await api.personId('elena') } },
  ])

  const preview = () => api.post(`policies/${id}/retarget/preview`, { token, body: {} })
  expect((await preview()).body).toEqual({
    version: 2,
    clocks: 1,
    moved: 1,
    earlier: 1,
    later: 0,
    ended: 0,
    new_breaches: 0,
    voided_breaches: 0,
  })
  await api.send('PATCH', `policies/${id}`, { token, body: { definition: within(0.001) } })
  expect((await preview()).body).toMatchObject({ version: 3, moved: 1, new_breaches: 1 })
  const clocks = await api.house.pool.query("select policy_version from timer where kind = 'clock'")
  expect(clocks.rows).toEqual([{ policy_version: 1 }])
})

test('the lead says which policy is tried first, and names all of them', async () => {
  const before = await ids()
  const wanted = before.toReversed()
  const answer = await api.send('PUT', 'policies/order', { token, body: { policy_ids: wanted } })
  expect(answer).toMatchObject({ status: 200, body: { policy_ids: wanted } })
  expect(await ids()).toEqual(wanted)
  const forgetful = await api.send('PUT', 'policies/order', { token, body: { policy_ids: wanted.slice(1) } })
  expect(forgetful).toMatchObject({ status: 409, body: { code: 'order_changed', reason: 'missing' } })
  expect(await ids()).toEqual(wanted)
  const audit = (await api.get('audit?action=policy.order&limit=1', { token })).body
  expect(audit.items).toMatchObject([
    { action: 'policy.order', person: { name: 'Elena Petrova' }, before, after: wanted },
  ])
})

test('a policy that never comes to its turn is told so before it is saved', async () => {
  const check = (definition: object) => api.post('policies/check', { token, body: { definition } })
  const everything = await draft('everything', within(60))
  await api.post(`policies/${everything.id}/publish`, { token })
  expect(await check({ conditions: { tags: ['vip'] }, ...within(5) })).toMatchObject({
    status: 200,
    body: { shadowed_by: { slug: expect.any(String) } },
  })
  expect((await check(within(-1))).status).toBe(400)
})

test('a policy that is removed promises nothing new, and its slug is free', async () => {
  const { id } = await draft('gone', within(60))
  expect((await api.send('DELETE', `policies/${id}`, { token })).status).toBe(204)
  expect((await api.send('DELETE', `policies/${id}`, { token })).status).toBe(404)
  expect((await draft('gone', within(60))).id).not.toBe(id)
})
