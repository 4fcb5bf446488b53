import { afterEach, beforeEach, expect, test } from 'vitest'
import { repliesThroughDoors } from '../../src/channels/port/replies-through-doors.ts'
import type { Door } from '../../src/channels/port/adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ConversationId, PersonId } from '../../src/domain/ids.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { assignConversation } from '../../src/workflows/dispatch/assign-conversation.ts'
import { showHolder } from '../../src/workflows/dispatch/show-holder.ts'
import type { ReplyContext } from '../../src/workflows/ports/channel-adapter.ts'
import { openHouse, type House } from '../support/house.ts'
import { callUs, colleague, lookThere, standBeside, type Beside } from './beside.ts'
import {
  fakeChatwoot,
  webhookCall,
  type ChatwootConversation,
  type ChatwootMessage,
  type FakeChatwoot,
} from './fakes/fake-chatwoot.ts'
import { everyTenthWebhookIsLost } from './lossy-webhooks.ts'

const begin = Date.parse('2026-11-23T11:00:00Z')
const SECRET = 'the secret of a webhook'
const CLAIMED = 'sundial_claimed'

let now: number
let house: House
let chatwoot: FakeChatwoot
let conversations: ChatwootConversation[]
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
  chatwoot = await fakeChatwoot({
    conversations,
    now: () => now,
    agents: [{ id: 9, name: 'Elena', email: elena.email }],
  })
  beside = await standBeside(house, {
    adapter: 'chatwoot',
    url: chatwoot.url,
    variables: { CHATWOOT_TOKEN: 'chatwoot-token', CHATWOOT_WEBHOOK_SECRET: SECRET },
    connectedAt: begin - MINUTE,
  })
  ;({ channel, doors, door } = beside)
})
afterEach(async () => {
  await chatwoot.close()
  await house.close()
})

let id = 0
function asks(at: number, content = 'Where is my order?'): ChatwootConversation {
  const contact = { id: 5 + conversations.length, name: 'Nadia' }
  const conversation: ChatwootConversation = {
    id: conversations.length + 1,
    channel: 'Channel::WebWidget',
    contact,
    status: 'open',
    messages: [{ id: (id += 1), at, type: 0, content, sender: { ...contact, type: 'contact' } }],
  }
  conversations.push(conversation)
  return conversation
}
const answers = (conversation: ChatwootConversation, at: number, content = 'On its way.') =>
  conversation.messages.push({
    id: (id += 1),
    at,
    type: 1,
    content,
    sender: { id: 9, type: 'user', name: 'Helga' },
  })

const webhook = (conversation: ChatwootConversation, message: ChatwootMessage) =>
  callUs(beside, webhookCall(conversation, message, SECRET, now), now)

function travel(at: number): void {
  now = at
  house.setNow(now)
}

async function repair(position: unknown, at: number): Promise<unknown> {
  travel(at)
  return lookThere(beside, position)
}

test('a look finds what no webhook has brought, each once, and answers of colleagues end the wait', async () => {
  const first = asks(begin)
  asks(begin + SECOND)
  const position = await repair(null, begin + 10 * SECOND)
  answers(first, begin + 20 * SECOND)
  asks(begin + 25 * SECOND)
  await repair(await repair(position, begin + 30 * SECOND), begin + 40 * SECOND)
  const { rows } = await house.pool.query('select outcome from turn order by opened_at')
  expect(rows).toEqual([{ outcome: 'answered' }, { outcome: null }, { outcome: null }])
  const messages = await house.pool.query('select 1 from message where channel_id = $1', [channel.id])
  expect(messages.rowCount).toBe(4)
})

test('every tenth webhook is lost, some come twice and late: after the next looks no turn is missing and none is doubled', () =>
  everyTenthWebhookIsLost({
    house,
    channel,
    door,
    doors,
    begin,
    travel,
    asks(_, at) {
      const conversation = asks(at)
      const [asked] = conversation.messages
      return {
        told: () => webhook(conversation, asked!),
        answers: (later) => {
          answers(conversation, later)
          const answer = conversation.messages.at(-1)!
          return () => webhook(conversation, answer)
        },
      }
    },
  }))

test('a message whose number was given early and that shows late is not passed over', async () => {
  const conversation = asks(begin)
  const hidden = { ...conversation.messages[0]!, id: (id += 1), at: begin + 5 * SECOND, content: 'Hello?' }
  asks(begin + 6 * SECOND)
  const position = await repair(null, begin + 10 * SECOND)
  conversation.messages.push(hidden)
  await repair(position, begin + 40 * SECOND)
  const { rowCount } = await house.pool.query('select 1 from message where channel_id = $1', [channel.id])
  expect(rowCount).toBe(3)
})

test('an answer goes out unless a colleague was first, and is never sent twice', async () => {
  const conversation = asks(begin)
  const context = (text: string): ReplyContext =>
    ({
      reply: { text, messageId: 'm' },
      replyTo: { conversation: 1 },
      inReplyTo: String(conversation.messages[0]!.id),
      externalIds: [String(conversation.messages[0]!.id)],
    }) as unknown as ReplyContext
  const sent = await door.reply!(context('It is on its way.'))
  expect(sent).toMatchObject({ accepted: true })
  expect(await door.reply!(context('It is on its way.'))).toEqual(sent)
  expect(await door.reply!(context('Something else.'))).toEqual({
    accepted: false,
    error: 'Director has answered in Chatwoot meanwhile',
  })
  expect(conversation.messages.slice(1).map(({ content }) => content)).toEqual(['It is on its way.'])
})

test('a claim shows as label, private note and assignee, and leaves with us', async () => {
  const conversation = asks(begin)
  await repair(null, begin + 10 * SECOND)
  const { rows } = await house.pool.query('select id from conversation where channel_id = $1', [channel.id])
  const conversationId = rows[0].id as ConversationId
  await assignConversation(house.deps, { brandId: channel.brandId, conversationId, personId: elena.id })
  const deps = { ...house.deps, adapters: repliesThroughDoors(doors) }
  for (let time = 0; time < 2; time += 1) await showHolder(deps, { brandId: channel.brandId, conversationId })
  expect(conversation).toMatchObject({ assignee: 9, labels: [CLAIMED] })
  expect(conversation.messages.filter((one) => one.private === true)).toHaveLength(1)
  expect(await door.leave!()).toMatchObject([{ verdict: 'ok' }])
  expect(conversation.labels).toEqual([])
})
