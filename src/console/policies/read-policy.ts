import type { Policy } from '../../http/api-types.ts'
import { MINUTE, SECOND, type Millis } from '../../domain/time/instant.ts'

export interface ShownTarget {
  readonly metric: string
  readonly group: string | null
  readonly length: Millis | null
  readonly workingDays: number | null
  readonly calendar: string
  readonly steps: readonly {
    readonly at: string
    readonly action: string | null
    readonly to: readonly string[]
  }[]
}

export interface ShownPolicy {
  readonly version: number | null
  readonly hasDraft: boolean
  readonly conditions: readonly { readonly name: string; readonly values: readonly string[] }[]
  readonly targets: readonly ShownTarget[]
}

/** A policy's written definition, ready to be shown; what it does not know it leaves out rather than fail. */
export function readPolicy({ published, draft }: Policy): ShownPolicy {
  const definition = (published ?? draft)?.definition ?? {}
  return {
    version: published?.version ?? null,
    hasDraft: draft !== null,
    conditions: Object.entries(asRecord(definition['conditions']))
      .filter(([, values]) => Array.isArray(values) && values.length > 0)
      .map(([name, values]) => ({ name, values: asTexts(values) })),
    targets: asRecords(definition['targets']).map(targetOf),
  }
}

function targetOf(target: Readonly<Record<string, unknown>>): ShownTarget {
  const { target_seconds: seconds, target_minutes: minutes, target_business_days: days } = target
  return {
    metric: asText(target['metric']) ?? '',
    group: asText(target['group']),
    length:
      typeof seconds === 'number' ? seconds * SECOND : typeof minutes === 'number' ? minutes * MINUTE : null,
    workingDays: typeof days === 'number' ? days : null,
    calendar: asText(target['calendar']) ?? '24x7',
    steps: asRecords(target['steps']).map((step) => ({
      at: asText(step['at']) ?? '',
      action: asText(step['do']),
      to: asTexts(step['to']),
    })),
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function asRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(asRecord) : []
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
