import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'

const FILE = 'statements.json.br'

/** What a release said to its database, in the order in which the answers came. */
export interface Statement {
  /** `schema`: its migrations; `before`: what it stored before the upgrade; `beside`: what it does while the next release is there. */
  readonly part: Part
  /** Which of its connections. */
  readonly on: number
  readonly text: string
  readonly values?: readonly unknown[]
  /** Rows of a COPY. */
  readonly copied?: string
}

export type Part = 'schema' | 'before' | 'beside'

export interface Recording {
  readonly release: string
  readonly statements: readonly Statement[]
  /** How the story stood at its end, by what is counted. */
  readonly tally: Readonly<Record<string, number>>
}

/** What a reader of the story would count; the same on the tables of every release. */
export const tallySql = `
  select 'event ' || type as what, count(*)::int as count from event group by type
  union all select 'message ' || direction || ' ' || author, count(*)::int from message group by direction, author
  union all select 'timer', count(*)::int from timer
  union all select 'claim ' || state, count(*)::int from claim group by state
  union all select 'offer ' || state, count(*)::int from offer group by state
  union all select 'reply ' || state, count(*)::int from reply group by state`

/** Into the folder of that release. */
export function writeRecording(folder: string, recording: Recording): void {
  writeFileSync(path.join(folder, FILE), brotliCompressSync(JSON.stringify(recording, encode)))
}

export function readRecording(folder: string): Recording {
  const packed = readFileSync(path.join(folder, FILE))
  return JSON.parse(brotliDecompressSync(packed).toString(), decode) as Recording
}

function encode(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Readonly<Record<string, unknown>>)[key]
  if (raw instanceof Date) return { $date: raw.toISOString() }
  if (Buffer.isBuffer(raw)) return { $bytes: raw.toString('base64') }
  return raw === undefined ? null : value
}

function decode(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('$date' in value) return new Date(String(value.$date))
  if ('$bytes' in value) return Buffer.from(String(value.$bytes), 'base64')
  return value
}
