import { CompiledQuery, type Transaction } from 'kysely'
import type { Cell } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'

/** Adds rows to a table in one go; every key must be new. A cell stands as PostgreSQL writes its type as text. */
export async function copyRows(
  trx: Transaction<DB>,
  table: keyof DB,
  columns: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map((row) => `${row.map(cell).join('\t')}\n`).join('')
  await trx.executeQuery(CompiledQuery.raw(`copy ${table} (${columns}) from stdin`, [lines]))
}

const special = /[\\\n\r\t]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function cell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character]!) : value
}
