import { parseCalendar } from '../calendar/parse-calendar.ts'
import type { z } from 'zod'
import { parsePolicy } from '../policy/policy-definition.ts'
import type { Checked, Problem } from '../problem.ts'
import { chatwootExport, fromChatwoot } from './from-chatwoot.ts'
import { fromZammad } from './from-zammad.ts'
import { fromZendesk } from './from-zendesk.ts'
import type { Imported, ImportNote, ImportSource } from './imported.ts'
import { merged } from './merged-exports.ts'
import { zammadExport } from './zammad-shape.ts'
import { zendeskExport } from './zendesk-shape.ts'

/**
 * SLA settings and business hours out of another helpdesk's export (one or several JSON answers of its own interface), with everything
 * that could not be carried over. What would not be valid here is left out and named.
 */
export function readExport(source: ImportSource, exports: readonly unknown[]): Checked<Imported> {
  const value = merged(source, exports)
  const read = {
    zendesk: () => parsed(zendeskExport, value, fromZendesk),
    chatwoot: () => parsed(chatwootExport, value, fromChatwoot),
    zammad: () => parsed(zammadExport, value, fromZammad),
  }[source]()
  if (!read.ok) return read
  if (read.value.policies.length + read.value.calendars.length + read.value.notes.length === 0)
    return {
      ok: false,
      problems: [{ path: '', problem: `holds neither SLA policies nor business hours of ${source}` }],
    }
  return { ok: true, value: soundPart(read.value) }
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  convert: (value: z.output<Schema>) => Imported,
): Checked<Imported> {
  const read = schema.safeParse(value)
  if (read.success) return { ok: true, value: convert(read.data) }
  const problems = read.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    problem: message,
  }))
  return { ok: false, problems }
}

function soundPart({ calendars, policies, notes }: Imported): Imported {
  const found: ImportNote[] = []
  const refuse = (about: string, problems: readonly Problem[]) => {
    for (const { path, problem } of problems)
      found.push({ kind: 'left_out', about, note: `${path} ${problem}`.trim() })
    return false
  }
  const sound = calendars.filter(({ name, definition }) => {
    const read = parseCalendar(definition)
    return read.ok || refuse(`calendar "${name}"`, read.problems)
  })
  const known = new Set(['24x7', ...sound.map(({ slug }) => slug)])
  return {
    calendars: sound,
    policies: policies.filter(({ name, conditions, targets }) => {
      const read = parsePolicy({ conditions, targets })
      const about = `policy "${name}"`
      if (!read.ok) return refuse(about, read.problems)
      const lost = read.value.targets.find(({ calendar }) => !known.has(calendar))
      return (
        !lost || refuse(about, [{ path: '', problem: `counts in "${lost.calendar}", which was left out` }])
      )
    }),
    notes: [...notes, ...found],
  }
}
