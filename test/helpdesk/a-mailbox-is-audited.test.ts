import hoodiecrow from 'hoodiecrow-imap'
import type { AddressInfo } from 'node:net'
import { ImapFlow } from 'imapflow'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const since = now - 90 * DAY
const morning = Date.parse('2026-11-17T09:00:00Z')
const owner = 'support@shop.example'

let audits: AuditHouse
let server: ReturnType<typeof hoodiecrow>
let port: number
let count: number

beforeEach(async () => {
  audits = await auditHouse(now)
  count = 0
  server = hoodiecrow({
    plugins: ['SPECIAL-USE', 'NAMESPACE'],
    storage: {
      INBOX: { messages: [] },
      '': { folders: { Sent: { 'special-use': '\\Sent' } }, separator: '/' },
    },
    users: { [owner]: { password: 'imap-password' } },
  })
  port = await new Promise<number>((resolve) =>
    server.listen(0, () => resolve((server.server.address() as AddressInfo).port)),
  )
  audits.trustAs(`imap://127.0.0.1:${port}`)
})
afterEach(async () => {
  await new Promise<void>((closed) => server.close(() => closed()))
  await audits.close()
})

interface Mail {
  readonly folder?: 'INBOX' | 'Sent'
  readonly at: number
  readonly from: string
  readonly answers?: string
  readonly text?: string
  readonly headers?: readonly string[]
}

async function mail(
  client: ImapFlow,
  { folder = 'INBOX', at, from, answers, text = 'Where is my order?', headers = [] }: Mail,
): Promise<string> {
  const id = `<m${(count += 1)}@test.example>`
  const lines = [
    `From: ${from}`,
    `To: ${folder === 'Sent' ? 'nadia@customers.example' : owner}`,
    `Message-ID: ${id}`,
    'Subject: My order',
    ...(answers === undefined ? [] : [`References: ${answers}`, `In-Reply-To: ${answers}`]),
    ...headers,
    '',
    text,
  ]
  await client.append(folder, lines.join('\r\n'), [], new Date(at))
  return id
}

async function filled(fill: (client: ImapFlow) => Promise<void>): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: owner, pass: 'imap-password' },
    logger: false,
  })
  await client.connect()
  await fill(client)
  await client.logout()
}

const settings = () => ({ url: `imap://127.0.0.1:${port}`, user: owner })

test('answers lie in Sent or come from a colleague; robots neither ask nor answer; what began earlier is left out; nothing is marked as seen', async () => {
  await filled(async (client) => {
    const quick = await mail(client, { at: morning, from: 'nadia@customers.example' })
    await mail(client, {
      folder: 'Sent',
      at: morning + 10 * MINUTE,
      from: owner,
      answers: quick,
      text: 'It is on its way.',
    })
    const colleague = await mail(client, { at: morning, from: 'omar@customers.example' })
    await mail(client, {
      at: morning + 5 * HOUR,
      from: 'helga@shop.example',
      answers: colleague,
      text: 'Yes, we do.',
    })
    await mail(client, { at: morning, from: 'li@customers.example' })
    await mail(client, {
      at: morning,
      from: 'away@customers.example',
      headers: ['Auto-Submitted: auto-replied'],
      text: 'I am away.',
    })
    await mail(client, { at: morning, from: 'old@customers.example', answers: '<before@customers.example>' })
  })
  const { id } = await audits.begin('mailbox', settings(), 'imap-password', since)
  const audit = await audits.run(id)
  expect(audit).toMatchObject({ state: 'done', token: null, coveredUntil: now })
  expect(audit.report).toMatchObject({
    figures: { turns: 3, neglected: 2, neverAnswered: 1 },
    channels: [{ kind: 'email', targetSeconds: 900 }],
    worst: [{ neverAnswered: true }, { waitSeconds: 5 * 3_600 }],
  })
  await filled(async (client) => {
    const { exists } = await client.mailboxOpen('INBOX', { readOnly: true })
    const unseen = await client.search({ seen: false }, { uid: true })
    expect((unseen || []).length).toBe(exists)
  })
})

test('a wrong password is told, and stops an audit until it is given another one', async () => {
  const check = (password: string) => audits.deps.helpdesks.reader('mailbox', settings(), password).check()
  expect(await check('wrong')).toMatchObject([
    { verdict: 'fail', message: '127.0.0.1 refuses the user or the password' },
  ])
  expect((await check('imap-password')).map(({ verdict }) => verdict)).toEqual(['ok', 'warn'])
  const { id } = await audits.begin('mailbox', settings(), 'wrong', since)
  expect(await audits.run(id)).toMatchObject({
    state: 'stopped',
    problem: expect.stringContaining('give another one'),
  })
})

test.each([
  ['imap://imap.shop.example', 'must be an address such as imaps://'],
  ['imaps://10.0.0.7', 'lies inside our own network'],
  ['imaps://nadia@imap.shop.example', 'carries no user'],
])('%s is not called', (url, why) => {
  expect(audits.deps.helpdesks.problems('mailbox', { url, user: owner })).toMatchObject([
    { path: 'url', problem: expect.stringContaining(why) },
  ])
})
