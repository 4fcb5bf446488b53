import type { Machine } from './database.ts'
import type { Row } from './row.ts'

interface Result {
  readonly bench: string
  readonly machine: Machine
  readonly engines?: Readonly<Record<string, string>>
  readonly commits_per_second: number
  readonly rows: readonly Row[]
}

/** The result as a table in Markdown, with all that is needed to judge it. */
export function tableOf({ bench, machine, engines = {}, commits_per_second, rows }: Result): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))] as (keyof Row)[]
  const lines = [
    columns,
    columns.map(() => '---'),
    ...rows.map((row) => columns.map((column) => row[column] ?? '')),
  ]
  const settings = Object.entries(machine.settings).map(([name, value]) => `${name} ${value}`)
  return [
    `${bench}: ${machine.cores} cores, PostgreSQL ${machine.postgres}, Node ${machine.node}; ${settings.join(', ')}`,
    `durable commits per second, one connection: ${commits_per_second}`,
    ...Object.entries(engines).map(([name, words]) => `${name}: ${words}`),
    '',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
    '',
  ].join('\n')
}
