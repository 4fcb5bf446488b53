import type { Instant, Millis } from '../time/instant.ts'
import type { Weekday } from '../time/wall-date.ts'
import type { WallTime, Zone } from '../time/zone.ts'

/** Whoever stands in a roster: a person's id, or any name in a trial. */
export type Member = string

/** Half-open: `from` is in it, `to` is not. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** A roster as it was written; what each part means is told in README.md. */
export interface Schedule {
  readonly timezone: Zone
  readonly combine: 'all' | 'priority'
  readonly layers: readonly Layer[]
  readonly ineligible: readonly Member[]
  readonly covers: readonly Cover[]
  readonly temporary: readonly Temporary[]
  readonly exceptions: readonly Exception[]
  readonly swaps: readonly Swap[]
}

export interface Layer {
  readonly id: string
  readonly priority: number
  readonly timezone: Zone | null
  readonly effective: Period
  /** None at all means the whole week. */
  readonly windows: readonly Window[]
  readonly duty: Duty
}

/** A stretch of every week, in wall-clock time. */
export interface Window {
  /** Each day on which it opens. */
  readonly days: readonly Weekday[]
  /** Since that day's midnight. */
  readonly opens: Millis
  readonly lasts: Millis
}

export type Duty =
  | { readonly kind: 'fixed'; readonly members: readonly Member[] }
  | { readonly kind: 'events'; readonly events: readonly Shift[] }
  | ({ readonly kind: 'rotation' } & Rotation)
  | ({ readonly kind: 'recurring' } & Recurring)

export interface Shift extends Period {
  readonly member: Member
}

export type Unit = 'hour' | 'day' | 'week' | 'month'

/** Groups take turns without a gap, before the anchor too. */
export interface Rotation {
  readonly unit: Unit
  readonly every: number
  readonly anchor: WallTime
  readonly anchorGroup: number
  readonly groups: readonly (readonly Member[])[]
  readonly timezone: Zone | null
}

/** Groups take turns at shifts of one length that start on chosen days, never before the first start. */
export interface Recurring {
  readonly firstStart: WallTime
  /** In wall-clock time. */
  readonly duration: Millis
  readonly frequency: Unit
  readonly every: number
  readonly groups: readonly (readonly Member[])[]
  readonly byDay: readonly Weekday[]
  /** 1 to 31; -1 is a month's last day. */
  readonly byMonthDay: readonly number[]
  readonly weekStart: Weekday
  readonly effective: Period
  readonly timezone: Zone | null
}

export interface Cover extends Period {
  readonly members: readonly Member[]
  readonly priority: number
}

export interface Temporary extends Period {
  readonly shifts: readonly Shift[]
}

export type Exception = Period & { readonly scoped: boolean } & (
    | { readonly kind: 'add' | 'remove'; readonly member: Member }
    | { readonly kind: 'replace'; readonly for: Member; readonly member: Member }
  )

export interface Swap extends Period {
  readonly for: Member
  readonly takenBy: Member | null
}
