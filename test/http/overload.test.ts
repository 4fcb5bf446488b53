import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, API_TOKEN, type Api } from './support/open-api.ts'

let api: Api
let release: () => void
const held = new Promise<void>((resolve) => (release = resolve))
let recording = 0

beforeAll(async () => {
  api = await openApi({
    settings: { ingestAtOnce: 4 },
    workflows: {
      recordMessages: async () => {
        recording += 1
        await held
        return []
      },
    },
  })
})
afterAll(() => api.close())

const post = (channel: string) =>
  api.post(`channels/${channel}/messages`, {
    token: API_TOKEN,
    body: [
      { external_id: 'x', thread_key: 'x', author: { kind: 'customer', address: 'a@b.example' }, text: 'Hi' },
    ],
  })

test('a noisy channel is told when to come back, and a quiet one is served meanwhile', async () => {
  const noisy = [post('demo-posts'), post('demo-posts')]
  await expect.poll(() => recording).toBe(2)
  const refused = await post('demo-posts')
  expect(refused).toMatchObject({ status: 429, body: { code: 'busy' } })
  expect(refused.headers.get('retry-after')).toBe('1')
  const quiet = post('demo-chat')
  await expect.poll(() => recording).toBe(3)
  release()
  await Promise.all([...noisy, quiet])
  await post('demo-posts')
  expect(recording).toBe(4)
})
