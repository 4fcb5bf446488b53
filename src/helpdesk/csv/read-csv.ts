import { parse } from 'csv-parse/sync'
import { detectLanguage } from '../../domain/conversation/detect-language.ts'
import type { CommentFact, HelpdeskFact, TicketFact } from '../../domain/helpdesk/facts.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import { saidBy } from '../line/said-by-text.ts'
import { columnProblems, csvFields, type ColumnProblem, type CsvColumns, type CsvField } from './columns.ts'
import { authorIn, channelIn, instantIn, type CsvAuthor } from './words.ts'

export interface CsvSettings {
  readonly columns: CsvColumns
  /** Of times without an offset. */
  readonly timeZone?: Zone | null
  /** What words of the author's column mean, where they are not the usual ones. */
  readonly authors?: Readonly<Record<string, CsvAuthor>>
}

export interface BrokenCsvRow {
  readonly line: number
  readonly problem: string
}

export type CsvFacts =
  | { readonly ok: false; readonly problems: readonly ColumnProblem[] }
  | {
      readonly ok: true
      readonly facts: readonly HelpdeskFact[]
      readonly broken: readonly BrokenCsvRow[]
      readonly since: Instant
      readonly until: Instant
    }

const customersHand = 'customer'

/** The header of a log of messages, and its first rows, for somebody to look at. */
export function peekCsv(text: string): {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  const [header = [], ...rows] = rowsOf(text.slice(0, 64 * 1024), 6)
  return { header, rows: rows.slice(0, 5) }
}

/** Reads a log of messages by a mapping of its columns. Broken rows are left out and named; the newest message is where it ends. */
export function readCsv(text: string, { columns, timeZone = null, authors = {} }: CsvSettings): CsvFacts {
  const [header = [], ...rows] = rowsOf(text)
  const problems = columnProblems(columns, header)
  if (problems.length > 0) return { ok: false, problems }
  const position = (field: CsvField) => (columns[field] === undefined ? -1 : header.indexOf(columns[field]))
  const at = Object.fromEntries(csvFields.map((field) => [field, position(field)])) as Record<
    CsvField,
    number
  >
  const tickets = new Map<string, TicketFact>()
  const comments: CommentFact[] = []
  const broken: BrokenCsvRow[] = []
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const cell = (field: CsvField) => (at[field] < 0 ? '' : (row[at[field]] ?? ''))
    const conversation = cell('conversation').trim()
    const author = authorIn(cell('author'), authors)
    const instant = instantIn(cell('at'), timeZone)
    if (conversation === '' || author === null || instant === null) {
      broken.push({ line, problem: problemOf(conversation, author, cell('author'), cell('at'), timeZone) })
      continue
    }
    const text = cell('text')
    const customerId =
      cell('customer').trim() || (author === 'customer' && cell('author_id').trim()) || conversation
    const known = tickets.get(conversation)
    if (!known || instant < known.createdAt)
      tickets.set(conversation, {
        type: 'ticket',
        ticketId: conversation,
        channelKind: channelIn(cell('channel')),
        subject: cell('subject') || null,
        customerId,
        customerName: null,
        language: cell('language').split('-')[0]!.toLowerCase() || (text ? detectLanguage(text) : null),
        timeZone: null,
        createdAt: instant,
        createdBy: author,
        merged: false,
        leftOut: null,
      })
    comments.push({
      type: 'comment',
      ticketId: conversation,
      id: cell('message').trim() || `row-${line}`,
      at: instant,
      authorId: author === 'customer' ? customersHand : cell('author_id') || 'agent',
      staff: author !== 'customer',
      public: !/^(true|1|yes)$/i.test(cell('private')),
      automatic: author === 'bot' ? 'bot' : null,
      ...(text === '' ? { thanksOnly: false, promise: null } : saidBy(text, instant, author === 'agent')),
    })
  }
  const times = comments.map((comment) => comment.at)
  return {
    ok: true,
    facts: [...tickets.values(), ...comments],
    broken,
    since: times.reduce((a, b) => Math.min(a, b), Infinity),
    until: times.reduce((a, b) => Math.max(a, b), -Infinity),
  }
}

function rowsOf(text: string, to?: number): string[][] {
  return parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    delimiter: delimiterOf(text),
    ...(to !== undefined && { to }),
  })
}

/** The one of the usual signs that stands most often in the header. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function problemOf(
  conversation: string,
  author: CsvAuthor | null,
  word: string,
  at: string,
  zone: Zone | null,
): string {
  if (conversation === '') return 'names no conversation'
  if (author === null) return `the author is "${word}"; say whether that is the customer, an agent or a bot`
  return `"${at}" is no time; it must be ISO 8601 with an offset, such as 2024-01-01T01:04:34Z${zone === null ? ', or say in which time zone it is' : ''}`
}
