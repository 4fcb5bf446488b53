import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { Role } from '../../../workflows/ports/people-store.ts'
import { newPerson } from './schema.ts'

type NewPerson = Omit<z.output<typeof newPerson>, 'brand' | 'slug'>

export interface PersonLine {
  readonly line: number
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly person: NewPerson | null
  readonly problems: readonly { readonly column: string; readonly problem: string }[]
}

export type ReadPeople =
  | { readonly ok: true; readonly rows: readonly PersonLine[] }
  | { readonly ok: false; readonly problem: string }

const columns = ['name', 'email', 'role', 'kind', 'time_zone', 'languages', 'skills'] as const
const MOST = 5_000

/** Reads people as a spreadsheet has them: several languages and skills in one cell, apart by commas or semicolons. */
export function readPeopleCsv(
  csv: string,
  { mayMakeAdministrators }: { readonly mayMakeAdministrators: boolean },
): ReadPeople {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(csv, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase().replace(/[ -]/g, '_')),
      bom: true,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    return { ok: false, problem: `This is no CSV with a header: ${(error as Error).message}.` }
  }
  const [first] = records
  if (!first) return { ok: false, problem: 'There is no line below the header.' }
  if (records.length > MOST)
    return { ok: false, problem: `There are ${records.length} lines; at most ${MOST} go in at once.` }
  const missing = ['name', 'email'].filter((column) => !(column in first.record))
  if (missing.length > 0)
    return {
      ok: false,
      problem: `The header lacks ${missing.join(' and ')}; it may have ${columns.join(', ')}.`,
    }
  const seen = new Set<string>()
  return {
    ok: true,
    rows: records.map(({ record, info }) => {
      const read = personIn(record)
      const problems = [...read.problems]
      const email = (record['email'] ?? '').toLowerCase()
      if (email !== '' && seen.has(email))
        problems.push({ column: 'email', problem: 'stands in an earlier line, too' })
      seen.add(email)
      const role = read.person?.role ?? 'expert'
      if (role === 'administrator' && !mayMakeAdministrators)
        problems.push({ column: 'role', problem: 'only an administrator makes another' })
      const { name = '', email: address = '' } = record
      const person = problems.length === 0 ? read.person : null
      return { line: info.lines, name, email: address, role, person, problems }
    }),
  }
}

/** Spreadsheets of many countries part cells by semicolons: the header says which it is. */
function delimiterOf(csv: string): string {
  const header = csv.slice(0, 2_000).split(/\r?\n/, 1)[0] ?? ''
  return [';', '\t'].find((one) => header.includes(one)) ?? ','
}

function personIn(record: Readonly<Record<string, string>>): Pick<PersonLine, 'person' | 'problems'> {
  const list = (text: string | undefined) =>
    text === undefined || text === '' ? undefined : text.split(/[,;|]/).map((word) => word.trim())
  const parsed = newPerson.safeParse({
    name: record['name'],
    email: record['email'],
    role: record['role'] || undefined,
    kind: record['kind'] || 'staff',
    time_zone: record['time_zone'] || 'UTC',
    languages: list(record['languages']),
    skills: list(record['skills']),
  })
  if (parsed.success) return { person: parsed.data, problems: [] }
  return {
    person: null,
    problems: parsed.error.issues.map(({ path, message }) => ({
      column: String(path[0] ?? ''),
      problem: message,
    })),
  }
}
