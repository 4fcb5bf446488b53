import type { Zone } from '../../time/zone.ts'

/** Monday first, as people list opening hours. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** `["09:00", "17:00"]`, open at the first, closed at the second; `24:00` ends the day, `to <= from` crosses midnight, equal is 24 hours. */
export type ClockWindow = readonly [from: string, to: string]

/** `2026-12-25`. */
export type LocalDate = string

export type Holiday = LocalDate | { readonly date: LocalDate; readonly name?: string }

/** When one desk is open. Windows belong to the date on which they open. */
export interface DeskDefinition {
  readonly tz: Zone
  readonly weekly?: Partial<Readonly<Record<Weekday, readonly ClockWindow[]>>>
  /** Closes the weekly windows that open on these dates. */
  readonly holidays?: readonly Holiday[]
  /** Cuts what opens on the date, `extra` included; 01:00 in Monday's 22:00 to 06:00 stands under Monday. */
  readonly breaks?: Readonly<Record<LocalDate, readonly ClockWindow[]>>
  /** Opens also on a holiday. */
  readonly extra?: Readonly<Record<LocalDate, readonly ClockWindow[]>>
  /** Makes everything but the zone irrelevant. */
  readonly always_open?: boolean
}

/** What is stored and sent: one desk, the union of several, or around the clock. */
export type CalendarDefinition = '24x7' | DeskDefinition | readonly (DeskDefinition | '24x7')[]
