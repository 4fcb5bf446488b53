import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Door } from '../../src/channels/port/adapter.ts'
import { repliesThroughDoors } from '../../src/channels/port/replies-through-doors.ts'
import { CLAIMED } from '../../src/channels/intercom/show-holder.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ConversationId, PersonId } from '../../src/domain/ids.ts'
import { DAY, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { assignConversation } from '../../src/workflows/dispatch/assign-conversation.ts'
import { showHolder } from '../../src/workflows/dispatch/show-holder.ts'
import { TokenRefused } from '../../src/workflows/ports/helpdesk.ts'
import type { ReplyContext } from '../../src/workflows/ports/channel-adapter.ts'
import { openHouse, type House } from '../support/house.ts'
import { callUs, colleague, lookThere, standBeside, type Beside } from './beside.ts'
import {
  fakeIntercom,
  partId,
  webhookCall,
  type FakeIntercom,
  type IntercomConversation,
  type IntercomPart,
} from './fakes/fake-intercom.ts'
import { everyTenthWebhookIsLost } from './lossy-webhooks.ts'

const begin = Date.parse('2026-11-23T11:00:00Z')
const SECRET = 'the client secret of an app'
const helga = { type: 'admin', id: '7', name: 'Helga' } as const
const nadia = { type: 'user', id: 'c1', name: 'Nadia' } as const

let now: number
let house: House
let intercom: FakeIntercom
let conversations: IntercomConversation[]
let doors: HttpDoors
let door: Door
let channel: Channel
let beside: Beside
let elena: { id: PersonId; email: string }

beforeEach(async () => {
  now = begin
  house = await openHouse()
  house.setNow(now)
  elena = await colleague(house, 'elena')
  conversations = []
  intercom = await fakeIntercom({
    conversations,
    now: () => now,
    admins: [
      { id: '7', name: 'Helga', email: 'helga@shop.example' },
      { id: '8', name: 'Elena', email: elena.email },
    ],
  })
  beside = await standBeside(house, {
    adapter: 'intercom',
    url: intercom.url,
    variables: { INTERCOM_TOKEN: 'intercom-token', INTERCOM_CLIENT_SECRET: SECRET },
    connectedAt: begin - MINUTE,
  })
  ;({ channel, doors, door } = beside)
})
afterEach(async () => {
  await intercom.close()
  await house.close()
})

function asks(at: number, more: Partial<IntercomConversation> = {}): IntercomConversation {
  const id = String(conversations.length + 1)
  const conversation = { id, at, contact: 'c1', parts: [], ...more }
  conversations.push(conversation)
  return conversation
}
function says(conversation: IntercomConversation, at: number, part: Partial<IntercomPart> = {}): number {
  const said = { at, type: 'comment', by: helga, body: 'It is on its way.', ...part }
  return (conversation.parts as IntercomPart[]).push(said) - 1
}

const call = (topic: string, conversation: IntercomConversation, index: number | null) =>
  callUs(beside, webhookCall(topic, conversation, index, SECRET), now)

function travel(at: number): void {
  now = at
  house.setNow(now)
}

async function repair(position: unknown, at: number): Promise<unknown> {
  travel(at)
  return lookThere(beside, position)
}

const outcomes = async () =>
  (await house.pool.query('select outcome from turn order by opened_at, id')).rows.map(
    ({ outcome }) => outcome,
  )

test('every tenth call is lost, some come twice and late: after the next look no turn is missing and none is doubled', () =>
  everyTenthWebhookIsLost({
    house,
    channel,
    door,
    doors,
    begin,
    travel,
    asks(_, at) {
      const conversation = asks(at)
      return {
        told: () => call('conversation.user.created', conversation, null),
        answers: (later) => {
          const index = says(conversation, later)
          return () => call('conversation.admin.replied', conversation, index)
        },
      }
    },
  }))

test('bots, campaigns, notes and programs under a colleague’s name answer nobody; the word by which a colleague closes does', async () => {
  const asked = asks(begin)
  says(asked, begin + SECOND, { by: { type: 'bot', id: '2' }, body: 'I am a robot.' })
  says(asked, begin + 2 * SECOND, { type: 'note', body: 'Who takes it?' })
  says(asked, begin + 3 * SECOND, { app: 'some-automation', body: 'We have got your message.' })
  asks(begin + SECOND, { deliveredAs: 'campaigns_initiated', body: 'Our sale begins' })
  const position = await repair(null, begin + MINUTE)
  expect(await outcomes()).toEqual([null])
  says(asked, begin + 70 * SECOND, { type: 'close', body: 'It left on Monday.' })
  await repair(position, begin + 90 * SECOND)
  expect(await outcomes()).toEqual(['answered'])
})

test('what was said before it was connected stays outside, and a customer who goes on is heard', async () => {
  const old = asks(begin - DAY)
  const index = says(old, begin + SECOND, { by: nadia, body: 'Still nothing.' })
  await call('conversation.user.replied', old, index)
  await repair(null, begin + MINUTE)
  const { rows } = await house.pool.query('select history, outcome from turn')
  expect(rows).toEqual([{ history: false, outcome: null }])
})

test('an answer stands there under its writer, unless a colleague was first, and is never sent twice', async () => {
  const asked = asks(begin)
  const context = (text: string): ReplyContext =>
    ({
      reply: { text, messageId: 'm' },
      replyTo: { conversation: asked.id },
      inReplyTo: `${asked.id}-source`,
      externalIds: [`${asked.id}-source`],
      writer: { name: 'Elena', email: elena.email },
    }) as unknown as ReplyContext
  const sent = await door.reply!(context('On its way.\n\nIt arrives < Friday.'))
  expect(sent).toMatchObject({ accepted: true, externalId: partId(asked.id, 0) })
  expect(asked.parts).toMatchObject([{ type: 'comment', by: { id: '8' } }])
  expect(await door.reply!(context('On its way.\n\nIt arrives < Friday.'))).toEqual(sent)
  expect(asked.parts).toHaveLength(1)
  says(asked, begin + SECOND)
  expect(await door.reply!(context('Something else.'))).toEqual({
    accepted: false,
    error: 'Helga has answered in Intercom meanwhile',
  })
  expect(
    await door.reply!({
      ...context('Hello.'),
      externalIds: [partId(asked.id, 1)],
      writer: { name: 'Amara', email: 'amara@elsewhere.example' },
    }),
  ).toMatchObject({ accepted: true })
  expect(asked.parts.at(-1)!.by.name).toBe('Director')
})

test('a claim shows as tag, note and assignee however often it is told; a colleague’s answer ends it; it leaves with us', async () => {
  const asked = asks(begin)
  const position = await repair(null, begin + 10 * SECOND)
  const { rows } = await house.pool.query('select id from conversation where channel_id = $1', [channel.id])
  const conversationId = rows[0].id as ConversationId
  const command = { brandId: channel.brandId, conversationId }
  await assignConversation(house.deps, { ...command, personId: elena.id })
  const deps = { ...house.deps, adapters: repliesThroughDoors(doors) }
  for (let time = 0; time < 2; time += 1) await showHolder(deps, command)
  expect(asked).toMatchObject({ assignee: '8', tags: [CLAIMED] })
  expect(asked.parts.filter(({ type }) => type === 'note')).toHaveLength(1)
  says(asked, now + SECOND)
  await repair(position, now + MINUTE)
  expect((await house.pool.query('select state from claim')).rows).toEqual([{ state: 'superseded' }])
  await showHolder(deps, command)
  expect(asked.tags).toEqual([])
  asked.tags = [CLAIMED]
  expect(await door.leave!()).toMatchObject([
    { verdict: 'ok' },
    { verdict: 'warn', mend: expect.stringContaining('Developer Hub') },
  ])
  expect(asked.tags).toEqual([])
  expect(intercom.tags).toEqual([])
})

test('a deleted conversation is passed over; a revoked token and closed parts are said plainly', async () => {
  asks(begin)
  const gone = asks(begin + SECOND)
  Object.assign(gone, { id: 'gone' })
  await repair(null, begin + MINUTE)
  expect(await outcomes()).toEqual([null])
  intercom.revoke(true)
  await expect(door.pull!(null, new AbortController().signal)).rejects.toThrow(TokenRefused)
  expect(await door.test()).toMatchObject([{ verdict: 'fail', message: 'Intercom refuses the token' }])
})
