import { afterEach, beforeEach, expect, test } from 'vitest'
import { followStaff } from '../../src/channels/port/follow-staff.ts'
import type { Door } from '../../src/channels/port/adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { defaultSettings } from '../../src/domain/dispatch/settings.ts'
import type { Work } from '../../src/domain/dispatch/work.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { settleChannel } from '../../src/workflows/channels/leave-channel.ts'
import { openPool } from '../../src/workflows/dispatch/open-pool.ts'
import { recordSeats } from '../../src/workflows/people/record-seats.ts'
import { recordPresence } from '../../src/workflows/presence/record-presence.ts'
import { ComeBackLater } from '../../src/workflows/ports/channel-adapter.ts'
import { silent } from '../support/doors.ts'
import { openHouse, type House } from '../support/house.ts'
import { colleague, standBeside } from './beside.ts'
import { fakeChatwoot, type ChatwootAgent } from './fakes/fake-chatwoot.ts'
import { fakeIntercom, type IntercomAdmin } from './fakes/fake-intercom.ts'
import { fakeZendesk } from './fakes/fake-zendesk.ts'
import { ZendeskWorld } from './fakes/zendesk-world.ts'

/** A Sunday night on which no roster of the demonstration names anybody. */
const begin = Date.parse('2026-11-22T02:00:00Z')

let now: number
let house: House
let channel: Channel
let elena: { id: string; email: string }
let closing: (() => Promise<void>)[]

beforeEach(async () => {
  now = begin
  house = await openHouse()
  travel(begin)
  elena = await colleague(house, 'elena')
  closing = []
})
afterEach(async () => {
  for (const close of closing) await close()
  await house.close()
})

function travel(at: number): void {
  now = at
  house.setNow(at)
}

async function doorTo(
  adapter: 'zendesk' | 'intercom' | 'chatwoot',
  url: string,
  variables: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Door> {
  const beside = await standBeside(house, { adapter, url, variables, connectedAt: begin, ...more })
  channel = beside.channel
  return beside.door
}

async function follow(door: Door): Promise<void> {
  const { people } = await door.staff!()
  await recordSeats(house.deps, { channel, seats: people, believedFor: 5 * MINUTE })
}

/** As a search for an answerer sees Elena; null where it does not look at her. */
async function elenaNow() {
  const work = {
    brandId: channel.brandId,
    conversationId: house.deps.newId(),
    turnId: house.deps.newId(),
    ownerId: null,
    channelKind: 'helpdesk',
    language: null,
    requiredSkills: [],
    optionalSkills: [],
    waitsSince: now,
    dueAt: now + MINUTE,
  } as unknown as Work
  const { duty } = await house.deps.store.transaction((tx) => openPool(tx, work, defaultSettings))
  return duty.find(({ person }) => person.id === elena.id) ?? null
}

const zendeskOf = async (world: ZendeskWorld, closed: Readonly<Record<string, number>> = {}) => {
  world.user('Director', 'admin')
  const fake = await fakeZendesk({ world, now: () => now, closed, pageSize: 1 })
  closing.push(() => fake.close())
  const variables = { ZENDESK_TOKEN: 'zendesk-token', ZENDESK_WEBHOOK_SECRET: 'secret' }
  return doorTo('zendesk', fake.url, variables, {
    user: 'director@shop.example',
    group_skills: { Billing: 'invoices' },
  })
}

test('whoever is online in Zendesk is on shift here with the skills of their groups, and gone when they go, or when it falls silent', async () => {
  const world = new ZendeskWorld()
  const agent = world.user('Elena', 'agent', { email: elena.email.toUpperCase() })
  const other = world.user('Helga', 'agent')
  world.groups.push({ id: 1, name: 'Billing' }, { id: 2, name: 'Second Level!' })
  world.memberships.push({ user_id: agent.id, group_id: 1 }, { user_id: agent.id, group_id: 2 })
  world.statuses.set(other.id, { status: 'online' })
  const door = await zendeskOf(world)
  await follow(door)
  expect(await elenaNow()).toBeNull()
  world.statuses.set(agent.id, { status: 'lunch', channels: { support: 'offline', messaging: 'online' } })
  await follow(door)
  expect(await elenaNow()).toMatchObject({
    onShift: true,
    person: {
      presentUntil: begin + 5 * MINUTE,
      skills: expect.arrayContaining(['invoices', 'second-level']),
    },
  })
  const { rows } = await house.pool.query(
    `select payload from event where type = 'presence.changed' and subject = $1`,
    [elena.id],
  )
  expect(rows.map(({ payload }) => payload.present)).toEqual([true])
  travel(begin + 5 * MINUTE)
  expect(await elenaNow()).toBeNull()
  await follow(door)
  world.statuses.set(agent.id, { status: 'transfers_only' })
  await follow(door)
  expect(await elenaNow()).toBeNull()
})

test('a plan without availability: it says so, groups are read all the same, and the rosters say who is there', async () => {
  const world = new ZendeskWorld()
  const agent = world.user('Elena', 'agent', { email: elena.email })
  world.groups.push({ id: 1, name: 'Billing' })
  world.memberships.push({ user_id: agent.id, group_id: 1 })
  const door = await zendeskOf(world, { '/api/v2/agent_availabilities': 403 })
  expect(await door.staff!()).toMatchObject({
    people: expect.arrayContaining([{ email: elena.email, available: null, skills: ['invoices'] }]),
    missing: [{ message: 'who is online cannot be read (403): the rosters here say who is there' }],
  })
  expect(await door.test()).toContainEqual(
    expect.objectContaining({ verdict: 'warn', message: expect.stringContaining('rosters here') }),
  )
})

test('Chatwoot: busy is away, unless a page is open here; a channel that is left forgets who was there', async () => {
  const agent: ChatwootAgent = { id: 9, name: 'Elena', email: elena.email, availability_status: 'online' }
  const fake = await fakeChatwoot({
    conversations: [],
    now: () => now,
    agents: [agent],
    teams: { 'Tier 2': [9] },
  })
  closing.push(() => fake.close())
  const door = await doorTo('chatwoot', fake.url, {
    CHATWOOT_TOKEN: 'chatwoot-token',
    CHATWOOT_WEBHOOK_SECRET: 's',
  })
  await follow(door)
  expect((await elenaNow())?.person.skills).toContain('tier-2')
  agent.availability_status = 'busy'
  await follow(door)
  expect(await elenaNow()).toBeNull()
  const seats = () => house.deps.store.transaction((tx) => tx.people.seats(channel.brandId))
  expect([...(await seats()).values()]).toMatchObject([{ available: false }])
  await recordPresence(house.deps, { personId: elena.id as never, state: 'present', until: null })
  agent.availability_status = 'online'
  await follow(door)
  expect((await elenaNow())?.person.awayUntil).toBeNull()
  await settleChannel(house.deps, { brandId: channel.brandId, channelId: channel.id, personId: null })
  expect(await seats()).toEqual(new Map())
})

test('Intercom tells who is away and nothing more; what it does not tell is left to the rosters', async () => {
  const admin: IntercomAdmin = { id: '8', name: 'Elena', email: elena.email, teams: ['5'] }
  const closed: Record<string, number> = {}
  const fake = await fakeIntercom({
    conversations: [],
    now: () => now,
    admins: [admin],
    teams: { '5': 'Billing' },
    closed,
  })
  closing.push(() => fake.close())
  const door = await doorTo('intercom', fake.url, {
    INTERCOM_TOKEN: 'intercom-token',
    INTERCOM_CLIENT_SECRET: 's',
  })
  const told = async () => (await door.staff!()).people.find(({ email }) => email === elena.email)
  expect(await told()).toEqual({ email: elena.email, available: null, skills: ['billing'] })
  admin.away = true
  expect(await told()).toMatchObject({ available: false })
  closed['/admins'] = 403
  expect(await door.staff!()).toMatchObject({ people: [], missing: [{ verdict: 'warn' }] })
})

test('it is asked no sooner than it allows, and that it fails stops nothing', async () => {
  const asked: number[] = []
  let kept = 0
  const running = followStaff({
    channel,
    log: silent,
    pause: 5,
    read: () => {
      asked.push(performance.now())
      if (asked.length === 2) return Promise.reject(new ComeBackLater(60, 'wait'))
      return Promise.resolve({ people: [], missing: [] })
    },
    keep: () => {
      kept += 1
      return Promise.resolve()
    },
  })
  await expect.poll(() => kept, { timeout: 5 * SECOND, interval: 5 }).toBeGreaterThan(2)
  await running.stop()
  expect(asked[2]! - asked[1]!).toBeGreaterThanOrEqual(59)
})
