import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Door } from '../../src/channels/port/adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { MINUTE, SECOND, type Instant } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import type { ReplyContext } from '../../src/workflows/ports/channel-adapter.ts'
import { openHouse, type House } from '../support/house.ts'
import { callUs, lookThere, standBeside, type Beside } from './beside.ts'
import { fakeZendesk, type FakeZendesk } from './fakes/fake-zendesk.ts'
import { everyTenthWebhookIsLost } from './lossy-webhooks.ts'
import { iso, ZendeskWorld, type FakeComment, type FakeTicket, type FakeUser } from './fakes/zendesk-world.ts'

const SECRET = 'the signing secret of a webhook'
const begin = Date.parse('2026-11-23T11:00:00Z')

let house: House
let zendesk: FakeZendesk
let world: ZendeskWorld
let doors: HttpDoors
let door: Door
let channel: Channel
let beside: Beside
let helga: FakeUser
let nadia: FakeUser
let now: Instant

beforeEach(async () => {
  now = begin
  world = new ZendeskWorld()
  world.user('Director', 'admin')
  helga = world.user('Helga', 'agent')
  nadia = world.user('Nadia')
  zendesk = await fakeZendesk({ world, now: () => now, exportsPerMinute: 1_000, pageSize: 20 })
  house = await openHouse()
  house.setNow(now)
  beside = await standBeside(house, {
    adapter: 'zendesk',
    url: zendesk.url,
    user: 'director@shop.example',
    mode: 'observe',
    variables: { ZENDESK_TOKEN: 'zendesk-token', ZENDESK_WEBHOOK_SECRET: SECRET },
    connectedAt: begin - MINUTE,
  })
  ;({ channel, doors, door } = beside)
})
afterEach(async () => {
  await zendesk.close()
  await house.close()
})

const travel = (at: Instant) => {
  now = at
  house.setNow(at)
}

async function webhook(ticket: FakeTicket, comment: FakeComment): Promise<void> {
  const author = world.users.get(comment.author_id)
  const body = JSON.stringify({
    type: 'zen:event-type:ticket.comment_added',
    time: iso(comment.at),
    detail: { id: String(ticket.id), requester_id: String(ticket.requester_id), subject: ticket.subject },
    event: {
      comment: {
        id: String(comment.id),
        body: comment.body,
        is_public: comment.public,
        author: { id: String(comment.author_id), is_staff: author?.role !== 'end-user', name: author?.name },
      },
    },
  })
  const at = new Date(now).toISOString()
  const headers = {
    'x-zendesk-webhook-signature': createHmac('sha256', SECRET)
      .update(at + body)
      .digest('base64'),
    'x-zendesk-webhook-signature-timestamp': at,
  }
  await callUs(beside, { body, headers }, now)
}

test('every tenth webhook is lost, some come twice and late: after the export no turn is missing and none is doubled', () =>
  everyTenthWebhookIsLost({
    house,
    channel,
    door,
    doors,
    begin,
    travel,
    asks(index, at) {
      const ticket = world.ticket(
        at,
        index % 3 === 0 ? world.user(`Customer ${index}`) : nadia,
        'Where is it?',
      )
      const asked = world.comments.get(ticket.id)![0]!
      return {
        told: () => webhook(ticket, asked),
        answers: (later) => {
          const answer = world.comment(ticket, later, helga, 'On its way.')
          return () => webhook(ticket, answer)
        },
      }
    },
  }))

test('what was there before it was connected is history, and starts no step', async () => {
  world.ticket(begin - 2 * MINUTE, nadia, 'Hello?')
  travel(begin + 10 * MINUTE)
  Object.assign(channel, { settings: { ...channel.settings, history_days: 1 } })
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  await lookThere({ ...beside, door: opened.door }, null)
  const { rows } = await house.pool.query('select history from turn')
  expect(rows).toEqual([{ history: true }])
})

describe('never two answers at once', () => {
  let ticket: FakeTicket
  const context = (text: string): ReplyContext =>
    ({
      reply: { text, messageId: 'm' },
      replyTo: { ticket: String(ticket.id) },
      inReplyTo: String(world.comments.get(ticket.id)![0]!.id),
      externalIds: world.comments.get(ticket.id)!.map(({ id }) => String(id)),
      writer: { name: 'Helga', email: helga.email },
    }) as unknown as ReplyContext
  const publicAnswers = () => world.comments.get(ticket.id)!.slice(1)

  beforeEach(() => {
    ticket = world.ticket(begin, nadia, 'Where is my order?')
  })

  test('an answer stands in the ticket as a public comment under its writer', async () => {
    expect(await door.reply!(context('It is on its way.'))).toMatchObject({
      accepted: true,
      externalId: expect.any(String),
    })
    expect(publicAnswers()).toMatchObject([{ author_id: helga.id, public: true, body: 'It is on its way.' }])
  })

  test('a writer whom Zendesk does not know answers under the owner of the token', async () => {
    await door.reply!({ ...context('Hello.'), writer: { name: 'Amara', email: 'amara@elsewhere.example' } })
    expect(world.users.get(publicAnswers()[0]!.author_id)!.name).toBe('Director')
  })

  test('a colleague who answered there first is named, and nothing is sent', async () => {
    const asked = context('Late.')
    world.comment(ticket, begin + SECOND, helga, 'It is on its way.')
    expect(await door.reply!(asked)).toEqual({
      accepted: false,
      error: 'Helga has answered in Zendesk meanwhile',
    })
    expect(publicAnswers()).toHaveLength(1)
  })

  test('a change at the very same moment is looked at anew, and a lost receipt does not send it twice', async () => {
    zendesk.refuseNextUpdate(409)
    await expect(door.reply!(context('Hello.'))).rejects.toThrow('looked at anew')
    expect(publicAnswers()).toHaveLength(0)
    const first = context('Hello.')
    await door.reply!(first)
    expect(await door.reply!(first)).toMatchObject({
      accepted: true,
      externalId: String(publicAnswers()[0]!.id),
    })
    expect(publicAnswers()).toHaveLength(1)
  })

  test('a closed ticket takes no comment, and it says so', async () => {
    ticket.status = 'closed'
    expect(await door.reply!(context('Hello.'))).toMatchObject({
      accepted: false,
      error: expect.stringContaining('closed'),
    })
  })
})
