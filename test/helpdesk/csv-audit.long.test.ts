import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HelpdeskFact } from '../../src/domain/helpdesk/facts.ts'
import { ticketOf } from '../../src/domain/helpdesk/facts.ts'
import { leadingBrandsTargets } from '../../src/domain/helpdesk/audit-rules.ts'
import { AuditTally } from '../../src/domain/helpdesk/audit-tally.ts'
import { reportOf } from '../../src/domain/helpdesk/report-of.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import { guessColumns } from '../../src/helpdesk/csv/columns.ts'
import { peekCsv, readCsv } from '../../src/helpdesk/csv/read-csv.ts'

let log: string
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- figures of another program, as they come
let golden: any
beforeAll(async () => {
  log = gunzipSync(await readFile('test/golden/support-log-2024.csv.gz')).toString('utf8')
  golden = JSON.parse(await readFile('test/golden/support-log-2024.golden.json', 'utf8')).year_2024
})

function audit(text: string, targetSeconds: number) {
  const read = readCsv(text, { columns: guessColumns(peekCsv(text).header) })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const rules = {
    targetSeconds: { ...leadingBrandsTargets, social: targetSeconds },
    calendar: null,
    timeZone: 'UTC',
    since: read.since,
    until: read.until,
  }
  const tally = new AuditTally(rules)
  for (const facts of groupBy(read.facts, (fact: HelpdeskFact) => fact.ticketId).values())
    tally.add(ticketOf(facts)!)
  return { read, report: reportOf(tally.facts(), rules) }
}

describe('the audit of a year of a public support forum, beside figures of an independent program', () => {
  test.each([
    ['15m', 900],
    ['1h', 3_600],
    ['4h', 14_400],
    ['24h', 86_400],
  ])('answers within %s', (name, seconds) => {
    const { report } = audit(log, seconds)
    const first = report.figures.byMetric.find(({ metric }) => metric === 'first_response')!
    const next = report.figures.byMetric.find(({ metric }) => metric === 'next_response')!
    expect(report).toMatchObject({ tickets: golden.questions_after_spam_drop, comments: 47_029 })
    expect(first.met).toBe(golden.frt_met[name])
    expect(first.late + first.unanswered).toBe(golden.frt_breaches_incl_never[name])
    expect(first.unanswered).toBe(golden.never_answered_by_other)
    expect(first.medianWait).toBe(golden.frt_median_s * 1_000)
    expect(first.p90Wait).toBe(golden.frt_p90_s * 1_000)
    expect(next.late).toBe(golden.nrt_breaches_closed[name])
    expect(next.late + next.met).toBe(golden.nrt_cycles_closed)
    expect(next.unanswered).toBe(golden.nrt_cycles_open)
    expect(next.medianWait).toBe(golden.nrt_median_s * 1_000)
    const causes = report.figures.causes.reduce((sum, { count }) => sum + count, 0)
    expect(causes).toBe(report.figures.neglected)
  })

  test('the columns are guessed, and the worst hour, the people needed and the first digest are there', () => {
    const { read, report } = audit(log, 900)
    expect(read.broken).toEqual([])
    expect(report.channels).toMatchObject([{ kind: 'social', neglected: report.figures.neglected }])
    expect(report.worstHour!.neglected).toBe(Math.max(...report.figures.byLocalHour.flat()))
    expect(report.channels[0]!.peopleNeeded.flat()).toHaveLength(168)
    expect(report.digest!.figures.turns).toBeGreaterThan(0)
    expect(report.worst[0]!.waitSeconds).toBeGreaterThan(report.worst.at(-1)!.waitSeconds)
  })
})

test('another helpdesk names its columns otherwise, and writes local times', () => {
  const text = [
    'Ticket ID;Created At;Sender Type;Channel;Body',
    '1;2026-10-25 02:30:00;end-user;Email;Where is my order?',
    '1;2026-10-25 03:00:00;agent;Email;It is on its way.',
  ].join('\r\n')
  const { header } = peekCsv(text)
  const columns = guessColumns(header)
  expect(columns).toEqual({
    conversation: 'Ticket ID',
    at: 'Created At',
    author: 'Sender Type',
    channel: 'Channel',
    text: 'Body',
  })
  const read = readCsv(text, { columns, timeZone: 'Europe/Berlin' })
  if (!read.ok) throw new Error('refused')
  expect(read.since).toBe(Date.parse('2026-10-25T00:30:00Z'))
  expect(read.until).toBe(Date.parse('2026-10-25T02:00:00Z'))
})

test('rows that cannot be read are named with what would mend them, and the others are kept', () => {
  const text = [
    'ticket,at,who',
    '1,2026-10-25T02:30:00Z,customer',
    ',2026-10-25T02:30:00Z,customer',
    '1,2026-10-25 02:30,customer',
    '1,2026-10-25T02:31:00Z,Helga',
  ].join('\n')
  const columns = { conversation: 'ticket', at: 'at', author: 'who' }
  const read = readCsv(text, { columns })
  if (!read.ok) throw new Error('refused')
  expect(read.facts).toHaveLength(2)
  expect(read.broken).toEqual([
    { line: 3, problem: 'names no conversation' },
    { line: 4, problem: expect.stringContaining('or say in which time zone it is') },
    { line: 5, problem: 'the author is "Helga"; say whether that is the customer, an agent or a bot' },
  ])
  const mapped = readCsv(text, { columns, authors: { Helga: 'agent' }, timeZone: 'UTC' })
  expect(mapped).toMatchObject({ ok: true, broken: [{ line: 3 }] })
  expect(readCsv(text, { columns: { conversation: 'case' } })).toEqual({
    ok: false,
    problems: [
      { path: 'columns.at', problem: 'is not said; the file has ticket, at, who' },
      { path: 'columns.author', problem: 'is not said; the file has ticket, at, who' },
      { path: 'columns.conversation', problem: 'the file has no column "case"; it has ticket, at, who' },
    ],
  })
})
