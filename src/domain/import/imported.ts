import type { CalendarDefinition } from '../calendar/definition/calendar-definition.ts'
import type { PolicyDefinition } from '../policy/policy-definition.ts'

/** What came over from another helpdesk, as `config/` and a back-test's draft write it, and what did not. */
export interface Imported {
  readonly calendars: readonly ImportedCalendar[]
  /** In the order in which they were tried there. */
  readonly policies: readonly ImportedPolicy[]
  readonly notes: readonly ImportNote[]
}

export interface ImportedCalendar {
  readonly slug: string
  readonly name: string
  readonly definition: CalendarDefinition
}

export type ImportedPolicy = { readonly slug: string; readonly name: string } & PolicyDefinition

/** Something that is not as it was. Whatever would apply to more conversations than it did there is left out, not widened. */
export interface ImportNote {
  readonly kind: 'left_out' | 'changed' | 'check'
  /** Where in the export: `SLA policy "Gold"`. */
  readonly about: string
  readonly note: string
}

export type ImportSource = 'zendesk' | 'chatwoot' | 'zammad'
