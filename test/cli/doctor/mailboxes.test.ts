import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import hoodiecrow from 'hoodiecrow-imap'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkMailboxes } from '../../../src/cli/doctor/mailboxes.ts'

const server = hoodiecrow({
  storage: { INBOX: {}, 'INBOX.Support': {} },
  users: { desk: { password: 'right' } },
})
const folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-mailboxes-'))
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  port = (server.server.address() as AddressInfo).port
  mkdirSync(path.join(folder, 'brands'))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise<void>((resolve) => server.close(resolve))
})

async function check(settings: Readonly<Record<string, unknown>>, password?: string) {
  const channel = { slug: 'acme-mail', name: 'Mail', kind: 'email', adapter: 'imap', settings }
  const brand = { slug: 'acme', name: 'Acme', time_zone: 'Europe/Berlin', channels: [channel] }
  writeFileSync(path.join(folder, 'brands', 'acme.yaml'), JSON.stringify(brand))
  const trusted = new Set([`imap://127.0.0.1:${port}`, `imap://127.0.0.1:${port + 1}`, 'imap://127.0.0.1:1'])
  const [finding] = await checkMailboxes(folder, { SUNDIAL_IMAP_PASSWORD: password }, trusted)
  return finding
}

const mailbox = () => ({ host: '127.0.0.1', port, secure: false, user: 'desk' })

test('a mailbox that lets us in', async () => {
  expect(await check(mailbox(), 'right')).toMatchObject({
    verdict: 'ok',
    message: expect.stringMatching(/^acme-mail: desk at/),
  })
})

test('a wrong password, never shown', async () => {
  const finding = await check(mailbox(), 'secret')
  expect(finding).toMatchObject({
    verdict: 'fail',
    mend: expect.stringContaining('the user or the password'),
  })
  expect(JSON.stringify(finding)).not.toContain('secret')
})

test('no password in the environment', async () => {
  expect(await check(mailbox())).toMatchObject({
    verdict: 'fail',
    mend: 'Set SUNDIAL_IMAP_PASSWORD in the environment.',
  })
})

test('a folder that is not there', async () => {
  const finding = await check({ ...mailbox(), folders: ['INBOX', 'Orders'] }, 'right')
  expect(finding).toMatchObject({ verdict: 'fail', message: 'acme-mail: there is no folder Orders' })
})

test('nobody there', async () => {
  const finding = await check({ ...mailbox(), port: 1 }, 'right')
  expect(finding).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('does the port fit') })
})

test('settings that miss something', async () => {
  expect(await check({ user: 'desk' }, 'right')).toMatchObject({
    verdict: 'fail',
    message: 'acme-mail: host is missing',
  })
})
