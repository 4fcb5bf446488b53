import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from '../../src/http/authorise.ts'
import { routes } from '../../src/http/routes/routes.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let token: string
let conversation: string
let clock: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
  conversation = await customerWrites(api)
  clock = (await api.get(`conversations/${conversation}`, { token })).body.clocks[0].id as string
  await offerWork(api, conversation, ['kofi', 'amara'])
  await api.post(`conversations/${conversation}/take`, { token })
  await api.post(`conversations/${conversation}/replies`, { token, body: { text: 'Hello' } })
  await customerWrites(api)
  const definition = { tz: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } }
  await api.post('calendars', { token, body: { slug: 'office', name: 'Office', definition } })
})
afterAll(() => api.close())

/** Where a period is not what the route wants to know. */
const asked: Partial<Record<Operation, string>> = {
  'policies.diff': 'to=1',
  'customers.find': 'address=ana@customers.example',
  'helpdesk-audits.tickets': 'reason=no_promise',
  'holidays.list': 'country=DE&state=BY&year=2026',
}

/** Asked where there is what they tell of: a stream, a week, money, a phone (`network.test.ts`), a file (`attachments.test.ts`). */
const elsewhere: readonly Operation[] = [
  'stream.read',
  'digests.preview',
  'statements.read',
  'payment-batches.file',
  'attachments.read',
  'phone-tests.read',
]
const read = routes.filter(({ method, operation }) => method === 'get' && !elsewhere.includes(operation))

test.each(read)('GET $path answers what its description promises', async (route) => {
  const id = await idFor(route.path)
  const query = asked[route.operation] ?? 'from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z'
  const path = route.path.slice(1).replace(':id', id).replace(':clock_id', clock).replace(':ticket_id', '1')
  const answer = await api.get(`${path}?${query}`, { token })
  expect(answer.status).toBe(200)
  const promised = route.answers[200]!.schema!
  expect(promised.safeParse(answer.body).error?.issues).toBeUndefined()
})

/** Something of the kind that the path names. */
async function idFor(path: string): Promise<string> {
  if (path.includes('errands')) {
    const since = '2026-01-01T00:00:00.000Z'
    return (await api.post('back-tests', { token, body: { since } })).body.id as string
  }
  if (path.includes('helpdesk-audits')) {
    const csv = `ticket,at,author\n1,2026-11-${path.endsWith('digest') ? '02' : '09'}T08:00:00Z,customer\n2,2026-11-16T08:00:00Z,customer`
    const columns = { conversation: 'ticket', at: 'at', author: 'author' }
    return (await api.post('helpdesk-audits/csv', { token, body: { name: 'log.csv', csv, columns } })).body
      .audit.id as string
  }
  if (path.includes('customers'))
    return (await api.house.db.selectFrom('customer').select('id').limit(1).executeTakeFirstOrThrow()).id
  if (path.includes('people')) return api.personId('amara')
  const table = (['policies', 'calendars'] as const).find((one) => path.includes(one))
  if (!table) return conversation
  const rows = api.house.db.selectFrom(table === 'policies' ? 'policy' : 'calendar').select('id')
  return (await rows.limit(1).executeTakeFirstOrThrow()).id
}
