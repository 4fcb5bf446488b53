import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { freePort } from '../../src/db/embedded/free-port.ts'
import { hideSecrets } from '../../src/domain/hide-secrets.ts'
import { EnvironmentError, readEnvironment } from '../../src/environment.ts'
import { createLog } from '../../src/start/log.ts'
import { openDatabase } from '../../src/start/open-database.ts'
import { startSundial, type Sundial } from '../../src/start/start-sundial.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

/** Each is given to the house somewhere, and then something goes wrong with it. */
const planted = {
  smtp: 'pl4nted/smtp+password',
  imap: 'pl4nted"imap\\password',
  slackToken: 'xoxb-pl4nted-slack-token',
  slackSigning: 'pl4nted-slack-signing-secret',
  sms: 'pl4nted-key-of-the-sms-gateway',
  alive: 'pl4nted-key-of-the-monitor',
  api: 'pl4nted-token-of-the-operator-0123456789',
  calls: 'pl4nted-secret-of-telephone-calls',
  phrase: 'pl4nted-phrase-of-the-vault',
  database: 'pl4nted-database-password',
  oauth: 'pl4nted-oauth-client-secret',
  refresh: 'pl4nted-oauth-refresh-token',
  password: 'pl4nted-password-of-a-person',
  bearer: 'sdl_pl4nted-bearer-token',
  cookie: 'pl4nted-session-cookie',
  link: 'pl4nted_Sign-In_Link_0123456789abcdefghij',
  feed: 'pl4nted_Feed_0123456789abcdefghijklmnop',
  calendar: 'pl4nted-address-of-a-calendar',
  helpdesk: 'pl4nted-token-of-a-helpdesk',
}
/** What all of them have in common, as it is and in base64, wherever it begins there. */
const mark = new RegExp(
  [
    'pl4nted',
    ...[0, 1, 2].map((before) =>
      Buffer.from(`${'-'.repeat(before)}pl4nted---`)
        .toString('base64')
        .slice(Math.ceil((before * 8) / 6), Math.floor((before * 8 + 56) / 6)),
    ),
  ].join('|'),
)

let database: TestDatabase
let sundial: Sundial
let directory: string
let mailServer: Server
let mailbox: Server
let elsewhere: HttpServer
const told: string[] = []

/** Servers that refuse, and repeat to our faces what we have sent. */
function repeating(greeting: string, answer: (line: string) => string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write(greeting)
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = `${rest}${chunk.toString()}`.split('\r\n')
      rest = lines.pop()!
      for (const line of lines) socket.write(answer(line))
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
const portOf = (server: Server | HttpServer) => (server.address() as AddressInfo).port
const smtpAnswer = (line: string) =>
  line.startsWith('EHLO') ? '250-here\r\n250 AUTH PLAIN LOGIN\r\n' : `535 5.7.8 refused: ${line}\r\n`
const imapAnswer = (line: string) => {
  const [tag = '*', command = ''] = line.split(' ')
  if (/^(CAPABILITY|ID|NOOP|LOGOUT)$/i.test(command))
    return `* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n${tag} OK done\r\n`
  return `${tag} NO [AUTHENTICATIONFAILED] refused: ${line}\r\n`
}

beforeAll(async () => {
  database = await testDatabase()
  directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-secrets-'))
  mailServer = await repeating('220 here\r\n', smtpAnswer)
  mailbox = await repeating('* OK here\r\n', imapAnswer)
  elsewhere = createHttp((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (request.url === `/${planted.calendar}.ics` && !calendarFails)
        response.end('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')
      else
        response
          .writeHead(401)
          .end(JSON.stringify({ error: `refused ${request.url}`, body, headers: request.headers }))
    })
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const there = `http://127.0.0.1:${portOf(elsewhere)}`
  const variables = {
    DATABASE_URL: database.url,
    SUNDIAL_DATA_DIR: directory,
    SUNDIAL_CONFIG: path.join(directory, 'no-config'),
    PORT: String(await freePort()),
    SUNDIAL_SMTP_PORT: '0',
    SUNDIAL_LOG_LEVEL: 'debug',
    SMTP_URL: `smtp://relay:${encodeURIComponent(planted.smtp)}@127.0.0.1:${portOf(mailServer)}`,
    SLACK_API_URL: `${there}/api/`,
    SLACK_BOT_TOKEN: planted.slackToken,
    SLACK_SIGNING_SECRET: planted.slackSigning,
    SMS_GATEWAY_URL: `${there}/sms?key=${planted.sms}`,
    SUNDIAL_ALIVE_URL: `${there}/ping?key=${planted.alive}`,
    SUNDIAL_API_TOKEN: planted.api,
    SUNDIAL_VAULT_PHRASE: planted.phrase,
    SUNDIAL_TRUSTED_SERVERS: `${there},imap://127.0.0.1:${portOf(mailbox)}`,
    ACME_IMAP_PASSWORD: planted.imap,
    ACME_CALLS_SECRET: planted.calls,
    ACME_OAUTH_SECRET: planted.oauth,
    ACME_REFRESH_TOKEN: planted.refresh,
  }
  const listen = (text: string | Uint8Array) => told.push(String(text)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(listen)
  vi.spyOn(process.stderr, 'write').mockImplementation(listen)
  const demo = demoBrand()
  const box = { host: '127.0.0.1', port: portOf(mailbox), secure: false, user: 'support' }
  const oauth = {
    token_url: `${there}/token`,
    client_id: 'sundial',
    client_secret_env: 'ACME_OAUTH_SECRET',
    refresh_token_env: 'ACME_REFRESH_TOKEN',
  }
  const channel = { mode: 'dispatch' as const, settings: {} }
  sundial = await startSundial({
    environment: readEnvironment(variables),
    variables,
    log: createLog(variables, { write: (line) => void told.push(line) }),
    firstBrand: {
      ...demo,
      people: demo.people.map((person) => ({ ...person, sleep: { from: '00:00', to: '00:00' } })),
      rosters: [],
      channels: [
        ...demo.channels,
        {
          ...channel,
          slug: 'box',
          name: 'Box',
          kind: 'email',
          adapter: 'imap',
          address: 'box@demo.example',
          settings: { ...box, password_env: 'ACME_IMAP_PASSWORD' },
        },
        {
          ...channel,
          slug: 'oauth',
          name: 'OAuth',
          kind: 'email',
          adapter: 'imap',
          address: 'oauth@demo.example',
          settings: { ...box, oauth },
        },
        {
          ...channel,
          slug: 'calls',
          name: 'Calls',
          kind: 'phone',
          adapter: 'calls',
          settings: { secret_env: 'ACME_CALLS_SECRET' },
        },
      ],
    },
  })
}, 60_000)
afterAll(async () => {
  await sundial.stop()
  vi.restoreAllMocks()
  for (const server of [mailServer, mailbox, elsewhere]) server.close()
  await database.drop()
  rmSync(directory, { recursive: true, force: true })
}, 30_000)

let calendarFails = false
const rows = async (sql: string, values: unknown[] = []) =>
  (await database.pool.query(sql, values)).rows as Record<string, unknown>[]
const until = (happened: () => Promise<boolean>) => vi.waitUntil(happened, { timeout: 20_000, interval: 50 })
async function ask(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<string> {
  const answer = await fetch(`${sundial.baseUrl}${url}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  return `${answer.status} ${await answer.text()}`
}
const json = { 'content-type': 'application/json' }
const operator = { ...json, authorization: `Bearer ${planted.api}` }

it('whatever goes wrong, no secret stands in the log, on the terminal, in the audit, in answers or on the operations page', async () => {
  const answers: string[] = []
  const say = async (...asked: Parameters<typeof ask>) => void answers.push(await ask(...asked))

  // People and programs who are not let in.
  await say(
    'POST',
    '/api/v1/session',
    json,
    JSON.stringify({ email: 'elena@demo.example', password: planted.password }),
  )
  await say('GET', '/api/v1/session', { authorization: `Bearer ${planted.bearer}` })
  await say('GET', '/api/v1/session', { cookie: `sundial_session=${planted.cookie}` })
  await say('GET', `/sign-in/${planted.link}`)
  await say(
    'POST',
    '/slack/interactions',
    { 'x-slack-signature': `v0=${planted.slackSigning}`, 'x-slack-request-timestamp': '1' },
    'payload=x',
  )
  await say('POST', '/hooks/calls', { 'x-sundial-signature': `t=1,v1=${planted.calls}` }, '{}')

  // Links whose page breaks on our side.
  await rows('alter table sign_in_link rename to away_with_it')
  await rows('alter table shift_feed rename to away_with_that')
  answers.push(
    (await ask('POST', `/sign-in/${planted.link}`, { 'sec-fetch-site': 'same-origin' })).slice(0, 3),
  )
  answers.push((await ask('GET', `/feeds/${planted.feed}.ics`)).slice(0, 3))
  await rows('alter table away_with_it rename to sign_in_link')
  await rows('alter table away_with_that rename to shift_feed')
  expect(answers.slice(-1)).toEqual(['500'])

  // Others who refuse us, and repeat what we said.
  const there = `http://127.0.0.1:${portOf(elsewhere)}`
  const helpdesk = {
    brand: 'demo',
    helpdesk: 'zendesk',
    url: there,
    user: 'lead@demo.example',
    token: planted.helpdesk,
  }
  await say('POST', '/api/v1/helpdesk-audits/check', operator, JSON.stringify(helpdesk))
  const [{ id: kofi }] = (await rows(`select id from person where slug = 'kofi'`)) as [{ id: string }]
  await say(
    'POST',
    '/api/v1/absence-feeds',
    operator,
    JSON.stringify({ person_id: kofi, url: `${there}/${planted.calendar}.ics` }),
  )
  calendarFails = true
  const [feed] = await rows(`update absence_feed set asked_at = now() - interval '1 hour' returning id`)
  await say('POST', `/api/v1/absence-feeds/${String(feed!['id'])}/read`, operator, '{}')
  for (const slug of ['box', 'oauth']) await say('POST', `/api/v1/channels/${slug}/test`, operator, '{}')

  // Experts who are told by roads that fail.
  await rows(
    `update person set capacity = '{"social": 9}', slack_user_id = case slug when 'maricel' then 'U1' end,
       notify = case slug when 'kofi' then '{"reached_by": ["sms"], "addresses": {"sms": "+4930123"}}'::jsonb else '{}' end
     where slug in ('kofi', 'maricel', 'nadia', 'priya')`,
  )
  const message = {
    external_id: '1',
    thread_key: '1',
    author: { kind: 'customer', address: 'c@customers.example' },
    text: 'Hello?',
  }
  await say('POST', '/api/v1/channels/demo-posts/messages', operator, JSON.stringify(message))
  const [job] = await rows(
    `with told as (
       insert into ping (brand_id, id, person_id, kind, conversation_id, via, state, queued_at)
       select c.brand_id, gen_random_uuid(), p.id, 'page', c.id, v.via, 'queued', now() from conversation c, person p
       join (values ('kofi', 'sms'), ('maricel', 'slack'), ('nadia', 'email')) v (slug, via) using (slug) returning brand_id, id)
     select graphile_worker.add_job('send-pings', json_build_object('brand_id', max(brand_id::text), 'ping_ids', json_agg(id))) from told`,
  )
  expect(job).toBeDefined()
  await until(async () => (await rows(`select distinct via from ping where error is not null`)).length >= 3)
  await until(
    async () =>
      (await rows(`select 1 from channel where slug in ('box', 'oauth') and health::text like '%failing%'`))
        .length === 2,
  )

  // A database that does not let us in, and an environment that is not right.
  const address = new URL(database.url)
  address.username = 'nobody'
  address.password = planted.database
  const log = createLog({ DATABASE_URL: address.href }, { write: (line) => void told.push(line) })
  const refused: unknown = await openDatabase({ databaseUrl: address.href, dataDir: directory }, log).catch(
    (error: unknown) => error,
  )
  expect(refused).toBeInstanceOf(Error)
  log.error({ err: refused }, 'the database is not there')
  const wrong = () => readEnvironment({ SMTP_URL: `mail//${planted.smtp}`, SUNDIAL_VAULT_PHRASE: 'pl4nted' })
  expect(wrong).toThrow(EnvironmentError)
  told.push(
    inspect(refused),
    ...[wrong].map((fails) => {
      try {
        fails()
        return ''
      } catch (error) {
        return inspect(error)
      }
    }),
  )

  answers.push(await ask('GET', '/api/v1/operations?brand=demo', operator), await ask('GET', '/metrics'))
  answers.push(
    await ask('GET', '/api/v1/channels?brand=demo', operator),
    await ask('GET', '/api/v1/audit?brand=demo', operator),
  )
  const kept = await rows(
    `select to_jsonb(a)::text as row from audit a union all select to_jsonb(p)::text from ping p union all select to_jsonb(c)::text from channel c
     union all select last_error from graphile_worker._private_jobs union all select payload::text from event
     union all select (to_jsonb(f) - 'sealed_url')::text from absence_feed f`,
  )
  const all = [...told, ...answers, ...kept.map(({ row }) => String(row))]
  expect(all.join('\n')).toContain('refused') // the others' words have come as far as here
  expect(all.filter((text) => mark.test(text))).toEqual([])
}, 60_000)

it('the check above does see a secret, as it is and in disguise', () => {
  for (const secret of Object.values(planted))
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret),
      Buffer.from(secret).toString('base64'),
    ])
      expect(`a line with ${form} in it`).toMatch(mark)
  const hide = hideSecrets({
    A_TOKEN: 'abc"def\\ghi',
    B: 'https://u:p%40ssw0rd@x.example/?key=t0psecret',
    C: 'plain text',
  })
  expect(hide(JSON.stringify({ a: 'abc"def\\ghi', b: 'p@ssw0rd', c: 'plain text', d: 't0psecret' }))).toBe(
    '{"a":"[hidden]","b":"[hidden]","c":"plain text","d":"[hidden]"}',
  )
})
