import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerWrites } from './support/offer-work.ts'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

let api: Api
let lead: string
let executive: string
beforeAll(async () => {
  api = await openApi()
  lead = await api.tokenOf('elena')
  executive = await api.tokenOf('victor')
})
afterAll(() => api.close())

/** Somebody wrote so many hours ago (posts are promised an answer within one), and still waits. */
const waitsSince = (hours: number, thread: string) =>
  customerWrites(api, {
    external_id: `${thread}-${hours}`,
    thread_key: thread,
    author: { kind: 'customer', address: `${thread}@customers.example`, name: thread },
    occurred_at: new Date(Date.now() - hours * 3_600_000).toISOString(),
  })
const queue = async (state: string) =>
  (await api.get(`recoveries?brand=demo&state=${state}`, { token: executive })).body.items

test('whoever waited past twice the promise stands in the queue until somebody has made up with them', async () => {
  await waitsSince(3, 'ada')
  await waitsSince(5, 'ben')
  await waitsSince(1.9, 'cleo')
  const waiting = await queue('waiting')
  expect(waiting.map((one: { customer_name: string }) => one.customer_name)).toEqual(['ben', 'ada'])
  expect(waiting[0]).toMatchObject({ times: 5, turns: 1, owner: null, outcome: null, target_seconds: 3_600 })

  const { customer_id: ben } = waiting[0]
  const at = `recoveries/${ben}`
  const early = await api.post(`${at}/close`, { token: lead, body: { outcome: 'reconciled' } })
  expect([early.status, early.body.code]).toEqual([409, 'not_owned'])
  const jordan = await api.personId('jordan')
  const owned = await api.post(`${at}/own`, { token: lead, body: { deed: 'call_back', owner_id: jordan } })
  expect(owned.body).toMatchObject({ state: 'owned', deed: 'call_back', owner: { id: jordan } })
  expect(await queue('waiting')).toHaveLength(1)
  expect(await queue('owned')).toHaveLength(1)

  const result = { outcome: 'reconciled', note: 'Sent flowers.' }
  expect((await api.post(`${at}/close`, { token: lead, body: result })).status).toBe(204)
  expect(await queue('owned')).toEqual([])
  expect(await queue('closed')).toMatchObject([{ customer_name: 'ben', ...result }])
})

test('only people of the brand are given customers, and only neglected customers are given', async () => {
  const [one] = await queue('waiting')
  const stranger = '00000000-0000-7000-8000-000000000000'
  const deed = { deed: 'apology' }
  const toNobody = { token: lead, body: { ...deed, owner_id: stranger } }
  expect((await api.post(`recoveries/${one.customer_id}/own`, toNobody)).status).toBe(404)
  expect((await api.post(`recoveries/${stranger}/own`, { token: lead, body: deed })).status).toBe(404)
  expect((await api.post(`recoveries/${one.customer_id}/own`, { token: API_TOKEN, body: deed })).status).toBe(
    403,
  )
})

test('the queue goes on, page by page, without losing anybody whose wait grows meanwhile', async () => {
  for (let hours = 10; hours < 17; hours += 1) await waitsSince(hours, `page-${hours}`)
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await api.get(`recoveries?brand=demo&limit=3${cursor}`, { token: executive })
    seen.push(...page.body.items.map((one: { customer_name: string }) => one.customer_name))
    cursor = page.body.next ? `&cursor=${encodeURIComponent(page.body.next)}` : ''
  } while (cursor)
  expect(seen).toEqual(['16', '15', '14', '13', '12', '11', '10'].map((n) => `page-${n}`).concat('ada'))
})

test('what the front line says would have prevented it is ranked, and names nobody', async () => {
  const say = async (text: string) => {
    const conversation = await customerWrites(api)
    return await api.send('PUT', `conversations/${conversation}/prevention`, { token: lead, body: { text } })
  }
  expect((await say('A parcel number in the first mail')).status).toBe(204)
  await say('the parcel number in the FIRST mail!')
  await say('Longer opening hours')
  const period = 'from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z'
  const ranked = await api.get(`figures/preventions?brand=demo&${period}`, { token: executive })
  expect(ranked.body.items).toMatchObject([
    { text: 'A parcel number in the first mail', count: 2 },
    { text: 'Longer opening hours', count: 1 },
  ])
  expect(ranked.text).not.toContain('elena')
})

test('who looked at names and figures can be looked up by the lead, not by the executive', async () => {
  const views = await api.get('figures/views?brand=demo&limit=1', { token: lead })
  expect(views.body.items).toMatchObject([{ what: 'recoveries', person_name: 'Victor Hale' }])
  expect((await api.get('figures/views?brand=demo', { token: executive })).status).toBe(403)
})
