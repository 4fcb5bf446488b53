import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Door } from '../../src/channels/port/adapter.ts'
import { repliesThroughDoors } from '../../src/channels/port/replies-through-doors.ts'
import { CLAIMED } from '../../src/channels/zendesk/show-holder.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ConversationId } from '../../src/domain/ids.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { forgetChannel, settleChannel } from '../../src/workflows/channels/leave-channel.ts'
import { assignConversation } from '../../src/workflows/dispatch/assign-conversation.ts'
import { showHolder } from '../../src/workflows/dispatch/show-holder.ts'
import { testDoors } from '../support/doors.ts'
import { openHouse, type House } from '../support/house.ts'
import { colleague, lookThere, standBeside, type Beside } from './beside.ts'
import { fakeZendesk, type FakeZendesk } from './fakes/fake-zendesk.ts'
import { ZendeskWorld, type FakeTicket, type FakeUser } from './fakes/zendesk-world.ts'

const begin = Date.parse('2026-11-23T11:00:00Z')
const hook = 'https://sundial.example/hooks/zendesk'

let now: number
let house: House
let zendesk: FakeZendesk
let world: ZendeskWorld
let doors: HttpDoors
let door: Door
let channel: Channel
let ticket: FakeTicket
let elena: FakeUser
let helga: FakeUser
let conversationId: ConversationId
let beside: Beside

beforeEach(async () => {
  now = begin
  house = await openHouse()
  house.setNow(now)
  world = new ZendeskWorld()
  world.user('Director', 'admin')
  helga = world.user('Helga', 'agent')
  elena = world.user('Elena', 'agent', { email: (await colleague(house, 'elena')).email })
  zendesk = await fakeZendesk({ world, now: () => now, exportsPerMinute: 1_000 })
  beside = await standBeside(house, {
    adapter: 'zendesk',
    url: zendesk.url,
    user: 'director@shop.example',
    hook_url: hook,
    variables: { ZENDESK_TOKEN: 'zendesk-token' },
    connectedAt: begin - MINUTE,
  })
  ;({ channel, doors, door } = beside)
  ticket = world.ticket(begin, world.user('Nadia'), 'Where is my order?')
  await repair(begin + 2 * MINUTE)
  const { rows } = await house.pool.query('select id from conversation where channel_id = $1', [channel.id])
  conversationId = rows[0].id
})
afterEach(async () => {
  await zendesk.close()
  await house.close()
})

let position: unknown
async function repair(at: number): Promise<void> {
  now = at
  house.setNow(now)
  position = await lookThere(beside, at === begin + 2 * MINUTE ? null : position)
}

/** As the queue does: nothing to do where nothing was asked. */
async function runJobs(): Promise<number> {
  const { rows } = await house.pool.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'show-holder' returning j.payload`,
  )
  const deps = { ...house.deps, adapters: repliesThroughDoors(doors) }
  for (const { payload } of rows)
    await showHolder(deps, { brandId: payload.brand_id, conversationId: payload.conversation_id })
  return rows.length
}

const claimBy = async (slug: string) =>
  assignConversation(house.deps, {
    brandId: channel.brandId,
    conversationId,
    personId: (await colleague(house, slug)).id,
  })
const notes = () => world.comments.get(ticket.id)!.filter((comment) => !comment.public)

test('whoever claims is the assignee, with a tag and one internal note, however often it is told', async () => {
  expect(await claimBy('elena')).toMatchObject({ type: 'claimed' })
  expect(await runJobs()).toBeGreaterThan(0)
  expect(ticket).toMatchObject({ assignee_id: elena.id, tags: [CLAIMED] })
  expect(notes().map(({ body }) => body)).toEqual([expect.stringContaining('answers this in Sundial')])
  const deps = { ...house.deps, adapters: repliesThroughDoors(doors) }
  await showHolder(deps, { brandId: channel.brandId, conversationId })
  expect(notes()).toHaveLength(1)
})

test('an expert whom Zendesk does not know is named in the note, and the assignee stays', async () => {
  ticket.assignee_id = helga.id
  await claimBy('amara')
  await runJobs()
  expect(ticket).toMatchObject({ assignee_id: helga.id, tags: [CLAIMED] })
  expect(notes()).toHaveLength(1)
})

test('a colleague answers in Zendesk: the claim ends, and the lock goes', async () => {
  await claimBy('elena')
  await runJobs()
  world.comment(ticket, now + SECOND, helga, 'It is on its way.', { status: 'solved' })
  await repair(now + 2 * MINUTE)
  const { rows } = await house.pool.query('select state from claim')
  expect(rows).toEqual([{ state: 'superseded' }])
  expect(await runJobs()).toBeGreaterThan(0)
  expect(ticket.tags).toEqual([])
  expect(notes()).toHaveLength(1)
})

test('a change at the very same moment is looked at anew', async () => {
  await claimBy('elena')
  zendesk.refuseNextUpdate(409)
  await expect(runJobs()).rejects.toThrow('looked at anew')
  expect(ticket.tags).toEqual([])
})

test('the webhook is made once, by us, and its calls are known by its own secret', async () => {
  await repair(now + MINUTE)
  expect(zendesk.webhooks).toMatchObject([
    { endpoint: hook, subscriptions: ['zen:event-type:ticket.comment_added'] },
  ])
  const body = JSON.stringify({ type: 'zen:event-type:ticket.created' })
  const at = new Date(now).toISOString()
  const call = (secret: string) =>
    door.receive!({
      method: 'POST',
      url: hook,
      query: new URLSearchParams(),
      header: (name) =>
        ({
          'x-zendesk-webhook-signature': createHmac('sha256', secret)
            .update(at + body)
            .digest('base64'),
          'x-zendesk-webhook-signature-timestamp': at,
        })[name],
      rawBody: Buffer.from(body),
      now,
    })
  expect((await call(`secret of ${zendesk.webhooks[0]!.id}`)).status).toBeLessThan(300)
  expect((await call('another')).status).toBeGreaterThanOrEqual(400)
})

test('leaving ends what runs, takes webhook and tags away, and erases what was kept if asked to', async () => {
  await claimBy('elena')
  await runJobs()
  const command = { brandId: channel.brandId, channelId: channel.id, personId: null }
  expect(await settleChannel(house.deps, command)).toBe(1)
  expect(await door.leave!()).toMatchObject([{ verdict: 'ok' }, { verdict: 'ok' }])
  expect(zendesk.webhooks).toEqual([])
  expect(ticket.tags).toEqual([])
  const open = await house.pool.query(
    `select 1 from turn where closed_at is null union all select 1 from claim where state = 'active'
     union all select 1 from offer where state = 'open'`,
  )
  expect(open.rowCount).toBe(0)
  expect(await forgetChannel(house.deps, command)).toBe(1)
  const words = await house.pool.query("select 1 from message_body where text like '%order%'")
  expect(words.rowCount).toBe(0)
})

test('what the token may not do is said, with what somebody has to do by hand', async () => {
  await zendesk.close()
  zendesk = await fakeZendesk({
    world,
    now: () => now,
    closed: { '/api/v2/webhooks': 403, '/api/v2/search': 403 },
  })
  const settings = { ...channel.settings, url: zendesk.url }
  const again = testDoors(house, {
    variables: { ZENDESK_TOKEN: 'zendesk-token' },
    trusted: new Set([new URL(zendesk.url).origin]),
  })
  const opened = again.of({ ...channel, settings })
  if (!opened.ok) throw new Error(opened.problem)
  expect(await opened.door.leave!()).toMatchObject([
    {
      verdict: 'fail',
      message: 'the webhook stays: Zendesk answers 403',
      mend: expect.stringContaining(hook),
    },
    { verdict: 'fail', message: expect.stringContaining(CLAIMED) },
  ])
})
