import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { disconnectIn, disconnectCommand } from '../../src/cli/disconnect.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { testDoors } from '../support/doors.ts'
import { fakeZendesk, type FakeZendesk } from '../helpdesk/fakes/fake-zendesk.ts'
import { ZendeskWorld, type FakeTicket } from '../helpdesk/fakes/zendesk-world.ts'
import { API_TOKEN as token, openApi, type Api } from './support/open-api.ts'

const hook = 'https://sundial.example/hooks/zendesk'
const variables = { ZENDESK_TOKEN: 'zendesk-token' }

let api: Api
let zendesk: FakeZendesk
let world: ZendeskWorld
let ticket: FakeTicket
let slug: string
let trusted: ReadonlySet<string>
let count = 0

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

beforeEach(async () => {
  world = new ZendeskWorld()
  world.user('Director', 'admin')
  zendesk = await fakeZendesk({ world, now: () => Date.now() + 2 * MINUTE, lead: 2 * MINUTE })
  trusted = new Set([new URL(zendesk.url).origin])
  slug = `zendesk-${(count += 1)}`
  const added = await api.post('channels', {
    token,
    body: {
      slug,
      name: 'Zendesk',
      kind: 'helpdesk',
      adapter: 'zendesk',
      settings: { url: zendesk.url, user: 'director@shop.example', hook_url: hook, history_days: 0 },
    },
  })
  const doors = testDoors(api.house, { variables, trusted })
  Object.assign(api.deps, { doors })
  ticket = world.ticket(Math.ceil(Date.now() / SECOND) * SECOND, world.user('Nadia'), 'Where is my parcel?')
  ticket.tags = ['sundial_claimed', 'vip']
  const channel = await api.house.channel(slug)
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  const pulled = await opened.door.pull!(
    { from: Math.floor(Date.now() / SECOND) - 120 },
    new AbortController().signal,
  )
  await doors.take(channel, pulled.arrivals)
  expect(added.status).toBe(201)
  expect(await left()).toEqual({ open: 1, words: 1 })
})
afterEach(() => zendesk.close())

/** What runs for those who wait on the channel, and what is remembered of their words. */
async function left() {
  const { rows } = await api.house.pool.query(
    `select (select count(*)::int from turn t join conversation v on v.id = t.conversation_id
        where v.channel_id = c.id and t.closed_at is null) as open,
      (select count(*)::int from message_body b join message m on m.id = b.message_id
        where m.channel_id = c.id and b.text <> '') as words
     from channel c where c.settings->>'url' = $1`,
    [zendesk.url],
  )
  return rows[0]
}

function streams() {
  const output = new PassThrough()
  const diagnostics = new PassThrough()
  const text = (stream: PassThrough) => String(stream.read() ?? '')
  return { output, diagnostics, said: () => text(output), told: () => text(diagnostics) }
}

test('a helpdesk is left by API: what runs ends, webhook and tag go, and what came through it stays', async () => {
  expect(zendesk.webhooks).toHaveLength(1)
  const answer = await api.send('DELETE', `channels/${slug}`, { token })
  expect(answer).toMatchObject({ status: 200, body: { ok: true, findings: [{}, {}] } })
  expect(zendesk.webhooks).toEqual([])
  expect(ticket.tags).toEqual(['vip'])
  expect(await left()).toEqual({ open: 0, words: 1 })
  expect(await api.send('DELETE', `channels/${slug}`, { token })).toMatchObject({
    status: 404,
    body: { code: 'unknown_channel' },
  })
})

test('with erase=true words are forgotten, too', async () => {
  expect((await api.send('DELETE', `channels/${slug}?erase=true`, { token })).status).toBe(200)
  expect(await left()).toEqual({ open: 0, words: 0 })
})

test('a helpdesk that cannot be reached is left all the same, and it says what somebody has to do there', async () => {
  Object.assign(api.deps, { doors: testDoors(api.house, { trusted }) })
  const answer = await api.send('DELETE', `channels/${slug}`, { token })
  expect(answer.body).toMatchObject({
    ok: false,
    findings: [{ verdict: 'fail', message: expect.stringContaining('ZENDESK_TOKEN') }],
  })
  expect(await left()).toEqual({ open: 0, words: 1 })
})

test('the command wants to know whether to keep or to erase, names the channels there are, and leaves as the API does', async () => {
  const unsaid = streams()
  const both = { keep: true, erase: true, brand: null }
  expect(await disconnectCommand(slug, both, {}, unsaid)).toBe(1)
  expect(unsaid.told()).toContain('--keep')
  const run = async (name: string, erase: boolean) => {
    const said = streams()
    const options = { keep: !erase, erase, brand: null }
    const status = await disconnectIn({ db: api.house.db }, name, options, { variables, trusted }, said)
    return { status, said: said.said(), told: said.told() }
  }
  expect(await run('nowhere', false)).toMatchObject({ status: 1, told: expect.stringContaining(slug) })
  const erased = await run(slug, true)
  expect(erased).toMatchObject({ status: 0, said: expect.stringContaining('1 who waited') })
  expect(erased.said).toContain('ok   the webhook is removed')
  expect(zendesk.webhooks).toEqual([])
  expect(await left()).toEqual({ open: 0, words: 0 })
})
