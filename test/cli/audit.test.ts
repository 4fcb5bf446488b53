import { PassThrough } from 'node:stream'
import { writeFile, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { auditCsv, auditZendesk } from '../../src/cli/audit.ts'
import { DAY, MINUTE } from '../../src/domain/time/instant.ts'
import { fakeZendesk } from '../helpdesk/fakes/fake-zendesk.ts'
import { ZendeskWorld } from '../helpdesk/fakes/zendesk-world.ts'

function streams() {
  const output = new PassThrough()
  const diagnostics = new PassThrough()
  const text = (stream: PassThrough) => String(stream.read() ?? '')
  return { output, diagnostics, said: () => text(output), told: () => text(diagnostics) }
}

async function logFile(): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'sundial-audit-')), 'log.csv')
  await writeFile(
    file,
    'ticket,when,author\n1,2026-11-02T08:00:00Z,customer\n1,2026-11-02T08:15:00Z,agent\n2,2026-11-02T08:15:00.001Z,customer\n',
  )
  return file
}

test('a log is audited once its columns are right, and it says which it took', async () => {
  const file = await logFile()
  const options = { zone: 'Europe/Berlin', json: true }
  const wrong = streams()
  expect(await auditCsv(file, { ...options, column: [] }, wrong)).toBe(1)
  expect(wrong.told()).toContain('columns.at: is not said; the file has ticket, when, author')
  const right = streams()
  expect(await auditCsv(file, { ...options, column: ['at=when'] }, right)).toBe(0)
  expect(right.told()).toContain('conversation=ticket, at=when, author=author')
  expect(JSON.parse(right.said())).toMatchObject({ tickets: 2, turns: 2, neglected: 0 })
})

test('a Zendesk is audited, and the token is in nothing that is written', async () => {
  const now = Date.parse('2026-11-23T11:00:00Z')
  const world = new ZendeskWorld()
  world.user('Director', 'admin')
  const ticket = world.ticket(now - 10 * DAY, world.user('Nadia'), 'Hello?')
  world.comment(ticket, now - 10 * DAY + 16 * MINUTE, world.user('Helga', 'agent'), 'Hello.')
  const zendesk = await fakeZendesk({ world, now: () => now })
  const command = {
    url: zendesk.url,
    user: 'director@shop.example',
    tokenEnv: 'ZENDESK_TOKEN',
    days: 90,
    zone: 'Europe/Berlin',
    json: false,
  }
  const env = { ZENDESK_TOKEN: 'zendesk-token', SUNDIAL_TRUSTED_SERVERS: zendesk.url }
  const run = streams()
  expect(await auditZendesk(command, env, () => now, run)).toBe(0)
  expect(run.said()).toContain('neglected: 1 (100.0 %), of 1 people')
  expect(run.told()).not.toContain('zendesk-token')
  const untrusted = streams()
  expect(await auditZendesk(command, { ZENDESK_TOKEN: 'zendesk-token' }, () => now, untrusted)).toBe(1)
  expect(untrusted.told()).toContain('only https:// addresses are called')
  const revoked = streams()
  zendesk.revoke()
  expect(await auditZendesk(command, env, () => now, revoked)).toBe(1)
  expect(revoked.told()).toContain('Zendesk refuses the token')
  await zendesk.close()
})
