import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/http/routes/routes.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let token: string
let conversation: string

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
  conversation = await customerWrites(api)
  await offerWork(api, conversation, ['kofi', 'amara'])
  await api.post(`conversations/${conversation}/take`, { token })
  await api.post(`conversations/${conversation}/replies`, { token, body: { text: 'Hello' } })
  await customerWrites(api)
})
afterAll(() => api.close())

const read = routes.filter(
  (route) => route.method === 'get' && !['stream.read', 'digests.preview'].includes(route.operation),
)

test.each(read)('GET $path answers what its description promises', async (route) => {
  const id = route.path.includes('people') ? await api.personId('amara') : conversation
  const period = 'from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z'
  const answer = await api.get(`${route.path.slice(1).replace(':id', id)}?${period}`, { token })
  expect(answer.status).toBe(200)
  const promised = route.answers[200]!.schema!
  expect(promised.safeParse(answer.body).error?.issues).toBeUndefined()
})
