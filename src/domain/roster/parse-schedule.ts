import { z } from 'zod'
import { cover, exception, swap, temporary } from './change-forms.ts'
import * as field from './form-fields.ts'
import { layer } from './layer-form.ts'
import type { Schedule } from './schedule.ts'

export interface Problem {
  /** Where it is, such as `layers[0].rotation.unit`; empty for the schedule itself. */
  readonly path: string
  readonly problem: string
}

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a schedule in the language of README.md from JSON, with every problem that it has. Fields of other names are left alone. */
export function parseSchedule(value: unknown): ParsedSchedule {
  const read = schedule.safeParse(value)
  if (read.success) return { ok: true, schedule: read.data }
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({ path: written(path), problem: message })),
  }
}

const schedule = z
  .object({
    timezone: field.zone,
    combine: z.enum(['all', 'priority']).nullish(),
    layers: z.array(layer).nullish(),
    ineligible: field.members.nullish(),
    covers: z.array(cover).nullish(),
    temporary: z.array(temporary).nullish(),
    exceptions: z.array(exception).nullish(),
    swaps: z.array(swap).nullish(),
  })
  .transform((read): Schedule => ({
    timezone: read.timezone,
    combine: read.combine ?? 'all',
    layers: read.layers ?? [],
    ineligible: read.ineligible ?? [],
    covers: read.covers ?? [],
    temporary: read.temporary ?? [],
    exceptions: read.exceptions ?? [],
    swaps: read.swaps ?? [],
  }))

function written(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
