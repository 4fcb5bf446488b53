import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { shopperChats, type ShopperChats } from '../../../src/channels/shopper/shopper-chats.ts'
import { shopperVoice } from '../../../src/channels/shopper/shopper-voice.ts'
import { signingKey } from '../../../src/db/signing-keys.ts'
import type { BrandId } from '../../../src/domain/ids.ts'
import { mailTransport } from '../../../src/notify/mail/transport.ts'
import { followVisits } from '../../../src/workflows/shopper/follow-visits.ts'
import { makeAskedVisit, type ShopperDeps } from '../../../src/workflows/shopper/make-visits.ts'
import { openChatHouse, type ChatHouse, type Node } from '../chat/chat-house.ts'

let house: ChatHouse
let node: Node
let brandId: BrandId
let chats: ShopperChats
let deps: ShopperDeps

beforeAll(async () => {
  house = await openChatHouse()
  node = await house.openNode()
  brandId = (await house.channel('demo-chat')).brandId
  const plan = {
    name: 'window',
    channel: 'demo-chat',
    at: '20:30',
    days: ['mon'],
    from: { name: 'Jana Weber', address: 'jana.weber@letters.example' },
    subject: 'Delivery',
    texts: ['Do you deliver to Aachen?'],
  }
  await house.pool.query('insert into shopper_plan (brand_id, name, plan) values ($1, $2, $3)', [
    brandId,
    plan.name,
    plan,
  ])
  await visitsAt(node.httpUrl)
})
afterAll(async () => {
  chats.close()
  await house.close()
})

async function visitsAt(url: string, stays = 60_000): Promise<void> {
  chats = shopperChats(url, { stays })
  const transport = mailTransport({ smtpUrl: null, outbox: '/nonexistent', clock: () => Date.now() })
  const shopper = shopperVoice({
    transport,
    key: Buffer.alloc(32, 7),
    take: () => Promise.reject(new Error('no program writes here')),
    chats,
    sessionKey: await signingKey(house.db, 'chat_session'),
  })
  deps = { ...house.deps, shopper }
}

async function visit(): Promise<string> {
  const visitId = house.deps.newId()
  expect(await makeAskedVisit(deps, { brandId, plan: 'window', visitId })).toBe(true)
  return visitId
}

async function stateOf(visitId: string) {
  await followVisits(deps)
  const { rows } = await house.pool.query(
    `select state, problem, conversation_id, answered_at is not null as answered, by_hand from shopper_visit where id = $1`,
    [visitId],
  )
  return rows[0] as { state: string; problem: string | null; conversation_id: string; answered: boolean }
}

it('writes in the chat as a browser does, stays for the answer, and the wait is measured', async () => {
  const id = await visit()
  const { state, conversation_id: conversation } = await stateOf(id)
  expect(state).toBe('waiting')
  const { rows } = await house.pool.query(
    `select b.text, b.author_name, b.detail::text as detail from message_body b join message m on m.id = b.message_id
     where m.conversation_id = $1`,
    [conversation],
  )
  expect(rows).toMatchObject([{ text: 'Do you deliver to Aachen?', author_name: 'Jana Weber' }])
  expect(JSON.stringify(rows)).not.toMatch(/shopper|mystery/i)
  expect(await house.turnsOf(conversation)).toMatchObject([{ outcome: null }])

  await house.answer(conversation, 'Yes, in two days.')
  await vi.waitFor(
    async () => expect(await stateOf(id)).toMatchObject({ state: 'answered', answered: true }),
    {
      timeout: 5_000,
      interval: 50,
    },
  )
  expect(await house.turnsOf(conversation)).toMatchObject([{ outcome: 'not_customer' }])
})

it('is made once, however often the same is asked for', async () => {
  const visitId = house.deps.newId()
  const asked = { brandId, plan: 'window', visitId }
  expect([await makeAskedVisit(deps, asked), await makeAskedVisit(deps, asked)]).toEqual([true, false])
  expect(await stateOf(visitId)).toMatchObject({ state: 'waiting', by_hand: true })
})

it('leaves an address when nobody answered, and goes', async () => {
  await visitsAt(node.httpUrl, 1)
  const { conversation_id: conversation } = await stateOf(await visit())
  await vi.waitFor(
    async () => expect(await house.chat.addressOf(brandId, conversation)).toBe('jana.weber@letters.example'),
    { timeout: 5_000, interval: 20 },
  )
})

it('says what the door said when it takes nothing', async () => {
  const closed = await house.openNode({ callers: { linesPerAddress: 0, openingsPerMinute: 0 } })
  await visitsAt(closed.httpUrl)
  expect(await stateOf(await visit())).toMatchObject({
    state: 'lost',
    problem: expect.stringContaining('the chat of demo-chat did not take it: it answered 429') as string,
  })
})
