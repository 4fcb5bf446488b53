import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLAIM_ACTION, DECLINE_ACTION } from '../../src/notify/slack/compose-notice.ts'
import { openApi, SLACK_SECRET, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
const whispered: string[][] = []

beforeAll(async () => {
  api = await openApi({
    whisper: (...words) => {
      whispered.push(words)
      return Promise.resolve()
    },
  })
  for (const slug of ['kofi', 'amara'])
    await api.house.db
      .updateTable('person')
      .set({ slack_user_id: `U-${slug}` })
      .where('slug', '=', slug)
      .execute()
})
afterAll(() => api.close())

function press(action_id: string, value: string, user: string, { secret = SLACK_SECRET, age = 0 } = {}) {
  const payload = {
    type: 'block_actions',
    user: { id: user },
    container: { channel_id: 'D1' },
    actions: [{ action_id, value }],
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const timestamp = String(Math.floor(Date.now() / 1_000) - age)
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  return api.post('/slack/interactions', {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
  })
}

const stateOf = async (id: string) =>
  (await api.house.db.selectFrom('offer').select('state').where('id', '=', id).executeTakeFirstOrThrow())
    .state

test('the button in Slack claims, for the person who pressed it', async () => {
  const [offer] = await offerWork(api, await customerWrites(api), ['kofi'])
  expect(await press(CLAIM_ACTION, offer!.id, 'U-kofi')).toMatchObject({ status: 200, text: '' })
  expect(await stateOf(offer!.id)).toBe('claimed')
})

test('the other button declines', async () => {
  const [offer] = await offerWork(api, await customerWrites(api), ['kofi', 'amara'])
  await press(DECLINE_ACTION, offer!.id, 'U-kofi')
  expect(await stateOf(offer!.id)).toBe('declined')
})

test('whoever is too late, or was not asked, is told beside the message', async () => {
  const [one, two] = await offerWork(api, await customerWrites(api), ['kofi', 'amara'])
  await press(CLAIM_ACTION, two!.id, 'U-amara')
  await press(CLAIM_ACTION, one!.id, 'U-kofi')
  await press(CLAIM_ACTION, one!.id, 'U-amara')
  await press(CLAIM_ACTION, one!.id, 'U-stranger')
  expect(whispered).toEqual([
    ['D1', 'U-kofi', expect.stringContaining('Amara Okafor has it now')],
    ['D1', 'U-amara', expect.stringContaining('offered to somebody else')],
    ['D1', 'U-stranger', expect.stringContaining('do not know you')],
  ])
})

test('a request that Slack did not sign, or signed long ago, does nothing', async () => {
  const [offer] = await offerWork(api, await customerWrites(api), ['kofi'])
  const forged = await press(CLAIM_ACTION, offer!.id, 'U-kofi', { secret: 'guessed' })
  expect(forged).toMatchObject({ status: 401, body: { code: 'bad_signature' } })
  expect((await press(CLAIM_ACTION, offer!.id, 'U-kofi', { age: 301 })).status).toBe(401)
  expect((await api.post('/slack/interactions', { body: 'payload={}' })).status).toBe(401)
  expect(await stateOf(offer!.id)).toBe('open')
})

test('an interaction that is not ours is acknowledged and left alone', async () => {
  expect((await press('open', 'x', 'U-kofi')).status).toBe(200)
})
