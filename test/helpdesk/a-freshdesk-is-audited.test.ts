import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'
import {
  fakeFreshdesk,
  HELGA,
  iso,
  type FakeFreshdeskOptions,
  type FreshdeskTicket,
} from './fakes/fake-freshdesk.ts'
import type { LittleServer } from './fakes/little-server.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const since = now - 90 * DAY
const morning = Date.parse('2026-11-17T09:00:00Z')
/** The same Tuesday, 20:00 in Berlin: the office is closed, and opens thirteen hours later. */
const evening = Date.parse('2026-11-17T19:00:00Z')
const NADIA = 5

let audits: AuditHouse
let freshdesk: LittleServer
let tickets: FreshdeskTicket[]

beforeEach(async () => {
  audits = await auditHouse(now)
  tickets = []
})
afterEach(async () => {
  await freshdesk.close()
  await audits.close()
})

function ticket(
  createdAt: number,
  entries: FreshdeskTicket['entries'] = [],
  more: Partial<FreshdeskTicket> = {},
): void {
  const updatedAt = Math.max(createdAt, ...entries.map(({ at }) => at))
  tickets.push({ id: tickets.length + 1, createdAt, updatedAt, requester: NADIA, entries, ...more })
}

async function audit(options: Partial<FakeFreshdeskOptions> = {}) {
  freshdesk = await fakeFreshdesk({ tickets, now: () => audits.now(), ...options })
  audits.trust(freshdesk.url)
  const { id } = await audits.begin('freshdesk', { url: freshdesk.url }, 'freshdesk-key', since)
  return audits.run(id)
}

test('it says met by its own hours, the customer waited over night; its due time tells by which hours it counted', async () => {
  const answeredAt = evening + 13 * HOUR + 30 * MINUTE
  ticket(evening, [{ at: answeredAt, by: HELGA, text: 'It is on its way.' }], {
    more: {
      fr_due_by: iso(evening + 14 * HOUR),
      stats: { first_responded_at: iso(answeredAt), resolved_at: null },
    },
  })
  const { report, missing } = await audit()
  expect(missing).toEqual([])
  expect(report!.figures).toMatchObject({ turns: 1, neglected: 1, hidden: 0 })
  expect(report!.reconciliation).toMatchObject({
    theirs: { met: 1 },
    ours: { missed: 1 },
    reasons: [{ reason: 'business_hours', tickets: 1, met: -1, missed: 1 }],
    remainder: { met: 0, missed: 0 },
  })
})

test('notes and programs are no answers; an agent who asks is a customer; a mail that an agent began waits for nobody; spam does not count', async () => {
  ticket(morning, [
    { at: morning + MINUTE, by: HELGA, text: 'Who takes it?', private: true },
    { at: morning + 2 * MINUTE, by: null, text: 'We have received it.' },
  ])
  ticket(morning, [{ at: morning + 5 * MINUTE, by: 70, text: 'A new one comes.' }], { requester: HELGA })
  ticket(morning, [], { source: 10 })
  ticket(morning, [], { more: { spam: true } })
  ticket(morning, [
    { at: morning + HOUR, by: NADIA, text: 'Hello?' },
    { at: morning + 2 * HOUR, by: HELGA, text: 'Yes.', more: { last_edited_at: iso(morning + DAY) } },
  ])
  const { report, notes } = await audit()
  expect(report).toMatchObject({
    tickets: 4,
    leftOut: { spam: 1 },
    figures: { turns: 3, neglected: 2, neverAnswered: 1 },
  })
  expect(notes).toEqual({ edited: 1 })
})

test('more tickets than a page in one second, and more than a minute allows: all are read, each once', async () => {
  for (let index = 0; index < 130; index += 1) ticket(morning)
  for (let index = 0; index < 20; index += 1) ticket(morning + HOUR + index * MINUTE)
  const { report, notes } = await audit({ perMinute: 200 })
  expect(report!.figures.turns).toBe(150)
  expect(notes).toEqual({})
  expect(freshdesk.refusals).toContain(429)
  expect(freshdesk.asked.filter((path) => path === 'GET /api/v2/tickets/7')).toHaveLength(1)
})

test('a plan without business hours and SLA policies: it says what is missing, and goes on', async () => {
  ticket(evening, [], { more: { fr_due_by: iso(evening + HOUR), fr_escalated: true } })
  const closed = { '/api/v2/business_hours': 403, '/api/v2/sla_policies': 403 }
  const { report, missing } = await audit({ closed })
  expect(missing.map(({ message }) => message)).toEqual([
    'business hours cannot be read: hidden neglect is left out',
    "Freshdesk's SLA policies cannot be read: by which hours it counts is not known",
  ])
  expect(report!.reconciliation).toMatchObject({ theirs: { missed: 1 }, remainder: { met: 0, missed: 0 } })
  const findings = await audits.deps.helpdesks
    .reader('freshdesk', { url: freshdesk.url }, 'freshdesk-key')
    .check()
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'warn', 'warn'])
  expect(
    await audits.deps.helpdesks.reader('freshdesk', { url: freshdesk.url }, 'wrong').check(),
  ).toMatchObject([{ verdict: 'fail', message: 'Freshdesk refuses the token' }])
})
