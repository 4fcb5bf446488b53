import type { Readable } from 'node:stream'
import { parse, type CsvError } from 'csv-parse'
import type { MessageFact } from '../../../domain/conversation/message.ts'
import type { MessageId } from '../../../domain/ids.ts'
import { parseInstant, type Instant } from '../../../domain/time/instant.ts'

export interface BrokenRow {
  readonly line: number
  readonly problem: string
}

/** What a log may say of a conversation beside its messages: the columns channel, locale, zone, priority, segment, tags. */
export interface LoggedTraits {
  readonly channel: string | null
  readonly language: string | null
  readonly zone: string | null
  readonly priority: string | null
  readonly segment: string | null
  readonly tags: readonly string[]
}

export interface MessageLog {
  readonly conversations: ReadonlyMap<string, readonly MessageFact[]>
  /** As the first row of each conversation tells it; empty unless asked for. */
  readonly traits: ReadonlyMap<string, LoggedTraits>
  /** The instant of the newest message: unanswered turns wait until then. */
  readonly endsAt: Instant
  readonly broken: readonly BrokenRow[]
  readonly missingColumns: readonly string[]
}

const columns = ['conversation_id', 'message_id', 'at', 'author'] as const
const authors = new Set(['customer', 'agent', 'bot', 'system'])

/** Reads a message log (CSV with a header; more columns are welcome). Broken rows are left out and named. */
export async function readMessageLog(
  stream: Readable,
  onBytes: (count: number) => void,
  options: { readonly traits?: boolean } = {},
): Promise<MessageLog> {
  const conversations = new Map<string, MessageFact[]>()
  const traits = new Map<string, LoggedTraits>()
  let readTraits: ((row: readonly string[]) => LoggedTraits) | null = null
  const broken: BrokenRow[] = []
  let endsAt = -Infinity
  let position: Record<(typeof columns)[number], number> | null = null
  let line = 0
  stream.on('data', (chunk: Buffer) => onBytes(chunk.length))
  const rows = stream.pipe(
    parse({
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error) broken.push({ line: Number(error['lines'] ?? line + 1), problem: quoteProblem(error) })
      },
    }),
  )
  for await (const row of rows as AsyncIterable<string[]>) {
    line += 1
    if (row.length === 1 && row[0] === '') continue
    if (position === null) {
      const missing = columns.filter((name) => !row.includes(name))
      if (missing.length > 0) {
        stream.destroy()
        return {
          conversations,
          traits,
          endsAt,
          broken: [{ line, problem: lacking(missing, row) }],
          missingColumns: missing,
        }
      }
      position = Object.fromEntries(columns.map((name) => [name, row.indexOf(name)])) as Record<
        (typeof columns)[number],
        number
      >
      if (options.traits) readTraits = traitsReader(row)
      continue
    }
    const conversationId = row[position.conversation_id] ?? ''
    const author = row[position.author] ?? ''
    const at = parseInstant(row[position.at] ?? '')
    const problem = problemOf(conversationId, author, at, row[position.at])
    if (problem !== null || at === null) {
      broken.push({ line, problem: problem ?? '' })
      continue
    }
    if (at > endsAt) endsAt = at
    const fact = factOf(row[position.message_id] ?? '', author, at)
    const facts = conversations.get(conversationId)
    if (facts) facts.push(fact)
    else {
      conversations.set(conversationId, [fact])
      if (readTraits) traits.set(conversationId, readTraits(row))
    }
  }
  if (position === null)
    broken.push({ line: 1, problem: `is empty; it needs the columns ${columns.join(', ')}` })
  return { conversations, traits, endsAt, broken, missingColumns: position === null ? columns : [] }
}

function traitsReader(header: readonly string[]): (row: readonly string[]) => LoggedTraits {
  const at = (name: string) => {
    const position = header.indexOf(name)
    return (row: readonly string[]) => (position < 0 ? null : row[position] || null)
  }
  const [channel, locale, zone, priority] = [at('channel'), at('locale'), at('zone'), at('priority')]
  const [segment, tags] = [at('segment'), at('tags')]
  return (row) => ({
    channel: channel(row),
    language: locale(row)?.split('-')[0]?.toLowerCase() ?? null,
    zone: zone(row),
    priority: priority(row),
    segment: segment(row),
    tags: tags(row)?.split(' ') ?? [],
  })
}

function factOf(id: string, author: string, occurredAt: Instant): MessageFact {
  return {
    id: id as MessageId,
    occurredAt,
    opensTurn: author === 'customer',
    closesTurn: author === 'agent',
    history: true,
  }
}

function problemOf(
  conversationId: string,
  author: string,
  at: Instant | null,
  written: string | undefined,
): string | null {
  if (conversationId === '') return 'conversation_id is empty'
  if (!authors.has(author)) return `author is "${author}"; it must be customer, agent, bot or system`
  if (at === null)
    return `at is "${written ?? ''}"; it must be ISO 8601 with an offset, such as 2024-01-01T01:04:34Z`
  return null
}

/** A quote that is never closed swallows everything that follows it. */
function quoteProblem({ code, message }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quotation mark that opens before this line is never closed; what follows it was left out'
    : message
}

function lacking(missing: readonly string[], header: readonly string[]): string {
  return `the header lacks ${missing.join(', ')}; it has ${header.join(', ')}`
}

/** What the header of a log lacks, before anything else of it is read; null for nothing. */
export function missingColumns(csv: string): string | null {
  const header = csv.slice(0, csv.search(/\r?\n|$/)).replace(/^\uFEFF/, '')
  const names = header.split(',').map((name) => name.trim().replaceAll('"', ''))
  const missing = columns.filter((name) => !names.includes(name))
  return missing.length > 0 ? lacking(missing, names) : null
}
