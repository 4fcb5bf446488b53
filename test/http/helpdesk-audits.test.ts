import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import { fakeZendesk, type FakeZendesk } from '../helpdesk/fakes/fake-zendesk.ts'
import { ZendeskWorld } from '../helpdesk/fakes/zendesk-world.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let zendesk: FakeZendesk
let token: string
const trusted = new Set<string>()

beforeAll(async () => {
  const world = new ZendeskWorld()
  world.user('Director', 'admin')
  world.ticket(Date.now() - 10 * DAY, world.user('Nadia'), 'Hello?')
  zendesk = await fakeZendesk({ world, now: () => Date.now() })
  trusted.add(new URL(zendesk.url).origin)
  api = await openApi({ trustedHelpdesks: trusted })
  token = await api.tokenOf('elena')
})
afterAll(async () => {
  await zendesk.close()
  await api.close()
})

const connection = () => ({
  helpdesk: 'zendesk',
  url: zendesk.url,
  user: 'director@shop.example',
  token: 'zendesk-token',
})

test('a token is tried, the audit begins, and nothing ever shows the token again', async () => {
  const checked = await api.post('helpdesk-audits/check', { token, body: connection() })
  expect(checked.body).toMatchObject({ ok: true })
  const refused = await api.post('helpdesk-audits/check', {
    token,
    body: { ...connection(), token: 'wrong' },
  })
  expect(refused.body).toMatchObject({ ok: false, findings: [{ verdict: 'fail', mend: expect.any(String) }] })

  const begun = await api.post('helpdesk-audits', { token, body: { ...connection(), days: 30 } })
  expect(begun).toMatchObject({ status: 202, body: { state: 'queued', progress: 0, report: null } })
  const read = await api.get(`helpdesk-audits/${begun.body.id}`, { token })
  expect(read.body).toEqual(begun.body)
  for (const { text } of [begun, read, await api.get('helpdesk-audits', { token })])
    expect(text).not.toContain('zendesk-token')
  const stored = await api.house.pool.query('select a::text as row from helpdesk_audit a')
  expect(stored.rows[0].row).not.toContain('zendesk-token')
  expect(stored.rows[0].row).not.toContain(Buffer.from('zendesk-token').toString('hex'))
  expect(
    await api.post(`helpdesk-audits/${begun.body.id}/resume`, { token, body: { token: 'another' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'not_stopped' },
  })
  expect((await api.send('DELETE', `helpdesk-audits/${begun.body.id}`, { token })).status).toBe(204)
  expect((await api.get(`helpdesk-audits/${begun.body.id}`, { token })).status).toBe(404)
})

test('an audit rests, goes on, ends early; behind each difference stand its tickets', async () => {
  const { body: begun } = await api.post('helpdesk-audits', { token, body: connection() })
  const at = (verb: string, body?: object) =>
    api.post(`helpdesk-audits/${begun.id}/${verb}`, { token, ...(body && { body }) })
  expect(await at('pause')).toMatchObject({ status: 200, body: { state: 'paused' } })
  expect(await at('pause')).toMatchObject({ status: 409, body: { code: 'not_running' } })
  expect(await at('resume', {})).toMatchObject({ status: 200, body: { state: 'queued' } })
  expect(await at('stop')).toMatchObject({
    status: 200,
    body: { state: 'cancelled', ended_at: expect.any(String) },
  })
  for (const [verb, code] of [
    ['resume', 'not_stopped'],
    ['stop', 'not_running'],
  ] as const)
    expect(await at(verb, {})).toMatchObject({ status: 409, body: { code } })
  const { rows } = await api.house.pool.query('select token from helpdesk_audit where id = $1', [begun.id])
  expect(rows).toEqual([{ token: null }])

  const csv =
    'ticket,at,author\n1,2026-11-09T08:00:00Z,customer\n1,2026-11-09T12:00:00Z,agent\n2,2026-11-09T08:00:00Z,customer\n2,2026-11-09T08:01:00Z,agent'
  const columns = { conversation: 'ticket', at: 'at', author: 'author' }
  const { body } = await api.post('helpdesk-audits/csv', { token, body: { name: 'log.csv', csv, columns } })
  const path = `helpdesk-audits/${body.audit.id}/tickets`
  const first = await api.get(`${path}?reason=no_promise&limit=1`, { token })
  expect(first.body).toMatchObject({ items: [{ theirs: 'none', url: null }], next: expect.any(String) })
  const second = await api.get(`${path}?reason=no_promise&limit=1&cursor=${first.body.next}`, { token })
  const verdicts = [...first.body.items, ...second.body.items].map(
    ({ ticket_id, ours }: { ticket_id: string; ours: string }) => [ticket_id, ours],
  )
  expect(verdicts.sort()).toEqual([
    ['1', 'missed'],
    ['2', 'met'],
  ])
  expect((await api.get(`${path}?reason=bot`, { token })).body).toEqual({ items: [], next: null })
  expect((await api.get(`${path}/1`, { token })).body.entries).toMatchObject([
    { what: 'comment', by: 'customer' },
    { by: 'agent' },
  ])
  expect((await api.get(`${path}/3`, { token })).status).toBe(404)
})

test.each([
  ['http://169.254.169.254/latest', 'only https:// addresses are called'],
  ['https://10.0.0.7', 'lies inside our own network'],
  ['https://[::1]/', 'lies inside our own network'],
  ['https://user:pass@shop.zendesk.com', 'carries no user or password'],
  ['shop.zendesk.com', 'must be an address such as'],
])('%s is not called', async (url, why) => {
  for (const path of ['helpdesk-audits/check', 'helpdesk-audits']) {
    const answer = await api.post(path, { token, body: { ...connection(), url } })
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.url', problem: expect.stringContaining(why) }] },
    })
  }
})

test('a name that leads inside is refused at the moment it is called', async () => {
  const answer = await api.post('helpdesk-audits/check', {
    token,
    body: { ...connection(), url: 'https://localhost:1' },
  })
  expect(answer.body).toMatchObject({
    ok: false,
    findings: [{ message: expect.stringContaining('leads inside our own network') }],
  })
})

test('a log of messages: the columns are guessed, corrected, and the report is there at once, with its digest', async () => {
  const csv = gunzipSync(await readFile('test/golden/support-log-2024.csv.gz')).toString('utf8')
  const golden = JSON.parse(await readFile('test/golden/support-log-2024.golden.json', 'utf8')).year_2024
  const peek = await api.post('helpdesk-audits/columns', { token, body: { csv: csv.slice(0, 10_000) } })
  expect(peek.body).toMatchObject({
    columns: { conversation: 'conversation_id', at: 'at', author: 'author' },
  })
  const wrong = await api.post('helpdesk-audits/csv', {
    token,
    body: { name: 'log.csv', csv, columns: { at: 'when' } },
  })
  expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  const { status, body } = await api.post('helpdesk-audits/csv', {
    token,
    body: { name: 'log.csv', csv, columns: peek.body.columns, time_zone: 'Europe/Berlin' },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    broken: [],
    audit: {
      state: 'done',
      comments: 47_029,
      report: {
        tickets: golden.questions_after_spam_drop,
        channels: [{ kind: 'social', target_seconds: 900 }],
      },
    },
  })
  const digest = await api.get(`helpdesk-audits/${body.audit.id}/digest`, { token })
  expect(digest.body).toMatchObject({
    headline: expect.any(String),
    text: expect.stringContaining('neglected'),
  })
  const everything = await api.get('helpdesk-audits', { token })
  expect(everything.body.items).toContainEqual(
    expect.objectContaining({ helpdesk: 'csv', url: 'log.csv', progress: 1 }),
  )
})
