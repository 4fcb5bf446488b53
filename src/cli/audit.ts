import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { compileCalendar } from '../domain/calendar/compile-calendar.ts'
import { groupBy } from '../domain/group-by.ts'
import { leadingBrandsTargets, type AuditRules } from '../domain/helpdesk/audit-rules.ts'
import { AuditTally } from '../domain/helpdesk/audit-tally.ts'
import type { AuditReport } from '../domain/helpdesk/audit-report.ts'
import { ticketOf, type HelpdeskFact } from '../domain/helpdesk/facts.ts'
import { reportOf } from '../domain/helpdesk/report-of.ts'
import { DAY, SECOND, type Instant } from '../domain/time/instant.ts'
import { isZone } from '../domain/time/zone.ts'
import { guessColumns, csvFields, type CsvColumns } from '../helpdesk/csv/columns.ts'
import { peekCsv, readCsv } from '../helpdesk/csv/read-csv.ts'
import { openHelpdesks } from '../helpdesk/open-helpdesks.ts'
import { presentReport } from '../http/routes/helpdesk-audits/present.ts'
import { ComeBackLater } from '../workflows/ports/channel-adapter.ts'
import type { Haul } from '../workflows/ports/helpdesk.ts'
import { renderAudit } from './audit/render-audit.ts'

export interface AuditStreams {
  readonly output: NodeJS.WritableStream
  readonly diagnostics: NodeJS.WritableStream
}

interface Measured {
  readonly zone: string
  readonly json: boolean
}

export interface AuditCsvOptions extends Measured {
  /** `at=Created At`, one each. */
  readonly column: readonly string[]
}

/** `sundial audit csv FILE`: the columns are guessed and shown; `--column` corrects them. Resolves to the exit status. */
export async function auditCsv(
  file: string,
  { column, zone, json }: AuditCsvOptions,
  { output, diagnostics }: AuditStreams,
): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return refuse(diagnostics, `${file}: no such file`)
  if (!isZone(zone)) return refuse(diagnostics, `"${zone}" is no IANA time zone, such as Europe/Berlin`)
  const { header } = peekCsv(text)
  const columns: CsvColumns = { ...guessColumns(header), ...columnsIn(column) }
  diagnostics.write(
    `columns: ${csvFields.flatMap((field) => (columns[field] === undefined ? [] : [`${field}=${columns[field]}`])).join(', ')}\n`,
  )
  const read = readCsv(text, { columns, timeZone: zone })
  if (!read.ok)
    return refuse(diagnostics, read.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'))
  for (const { line, problem } of read.broken.slice(0, 20)) diagnostics.write(`${file}:${line}: ${problem}\n`)
  if (read.facts.length === 0) return refuse(diagnostics, `${file}: no row could be read`)
  const report = reportOn(read.facts, {
    targetSeconds: leadingBrandsTargets,
    calendar: null,
    timeZone: zone,
    since: read.since,
    until: read.until,
  })
  write(report, json, output)
  return read.broken.length > 0 ? 1 : 0
}

function columnsIn(given: readonly string[]): CsvColumns {
  return Object.fromEntries(
    given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}

export interface AuditZendeskOptions extends Measured {
  readonly url: string
  readonly user?: string
  readonly tokenEnv: string
  readonly days: number
}

/** `sundial audit zendesk`: asks, waits as long as it is asked to, and tells. Keeps nothing: an audit that survives a restart is begun in the console or by API. */
export async function auditZendesk(
  { url, user, tokenEnv, days, zone, json }: AuditZendeskOptions,
  env: NodeJS.ProcessEnv,
  clock: () => Instant,
  { output, diagnostics }: AuditStreams,
): Promise<number> {
  const token = env[tokenEnv]
  if (!token) return refuse(diagnostics, `${tokenEnv} is not set: it holds the API token`)
  if (!isZone(zone)) return refuse(diagnostics, `"${zone}" is no IANA time zone, such as Europe/Berlin`)
  const trusted = (env['SUNDIAL_TRUSTED_SERVERS'] ?? '').split(',').filter((one) => URL.canParse(one))
  const helpdesks = openHelpdesks({ trusted: new Set(trusted.map((one) => new URL(one).origin)) }, clock)
  const settings = { url, ...(user !== undefined && { user }) }
  const [problem] = helpdesks.problems('zendesk', settings)
  if (problem) return refuse(diagnostics, `--url ${problem.problem}`)
  const reader = helpdesks.reader('zendesk', settings, token)
  const findings = await reader.check()
  for (const { verdict, message, mend } of findings)
    diagnostics.write(
      `${verdict === 'ok' ? 'ok  ' : verdict} ${message}${mend === null ? '' : `. ${mend}`}\n`,
    )
  if (findings.some(({ verdict }) => verdict === 'fail')) return 1
  const since = clock() - days * DAY
  const facts: HelpdeskFact[] = []
  let last: Haul | null = null
  let hours: Haul['hours']
  while (!last?.done) {
    try {
      last = await reader.read({ since, cursor: last?.cursor ?? null })
      facts.push(...last.facts)
      hours ??= last.hours
      for (const { message } of last.missing ?? []) diagnostics.write(`without: ${message}\n`)
      diagnostics.write(`${Math.round(last.progress * 100)} %, ${facts.length} facts\n`)
      if (last.pause !== undefined && !last.done) await sleep(last.pause)
    } catch (error) {
      if (!(error instanceof ComeBackLater)) throw error
      diagnostics.write(`${error.message}: ${Math.ceil(error.after / SECOND)} s\n`)
      await sleep(error.after)
    }
  }
  const report = reportOn(facts, {
    targetSeconds: leadingBrandsTargets,
    calendar: hours === undefined ? null : compileCalendar(hours),
    timeZone: zone,
    since,
    until: last.coveredUntil ?? since,
  })
  write(report, json, output)
  return 0
}

function reportOn(facts: readonly HelpdeskFact[], rules: AuditRules): AuditReport {
  const latest = new Map(
    facts.map((fact) => [`${fact.type} ${fact.ticketId} ${fact.type === 'ticket' ? '' : fact.id}`, fact]),
  )
  const tally = new AuditTally(rules)
  for (const group of groupBy(latest.values(), ({ ticketId }) => ticketId).values()) {
    const ticket = ticketOf(group)
    if (ticket) tally.add(ticket)
  }
  return reportOf(tally.facts(), rules)
}

function write(report: AuditReport, json: boolean, output: NodeJS.WritableStream): void {
  output.write(json ? `${JSON.stringify(presentReport(report))}\n` : renderAudit(report))
}

function refuse(diagnostics: NodeJS.WritableStream, problem: string): number {
  diagnostics.write(`${problem}\n`)
  return 1
}
