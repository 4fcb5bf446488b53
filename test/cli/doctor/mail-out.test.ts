import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkMailOut } from '../../../src/cli/doctor/mail-out.ts'

const server = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, done) =>
    username === 'us' && password === 'right' ? done(null, { user: 'us' }) : done(new Error('no such user')),
})
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as AddressInfo).port
})

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve))
})

test('a mail server that lets us in', async () => {
  expect(await checkMailOut(`smtp://us:right@127.0.0.1:${port}`)).toMatchObject({ verdict: 'ok' })
})

test('a wrong password, never shown', async () => {
  const finding = await checkMailOut(`smtp://us:secret@127.0.0.1:${port}`)
  expect(finding).toMatchObject({
    verdict: 'fail',
    mend: expect.stringContaining('the user or the password'),
  })
  expect(JSON.stringify(finding)).not.toContain('secret')
})

test('nobody there', async () => {
  expect(await checkMailOut('smtp://127.0.0.1:1')).toMatchObject({ verdict: 'fail' })
})

test('not configured: said, not failed', async () => {
  expect(await checkMailOut(null)).toMatchObject({
    verdict: 'warn',
    mend: expect.stringContaining('SMTP_URL'),
  })
})
