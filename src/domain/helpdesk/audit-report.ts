import type { ChannelKind } from '../conversation/channel.ts'
import type { Digest } from '../digest/digest.ts'
import type { NeglectFigures } from '../neglect/figures.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import type { LeftOut } from './facts.ts'
import type { Reconciliation } from './reconciliation-tally.ts'

/** What an audit tells of the past. Hours are those of the customers, weeks begin on Monday. */
export interface AuditReport {
  readonly since: Instant
  readonly until: Instant
  readonly timeZone: Zone
  readonly tickets: number
  readonly comments: number
  readonly leftOut: Readonly<Record<LeftOut, number>>
  readonly figures: NeglectFigures
  readonly channels: readonly ChannelWeek[]
  /** The hour of the week in which most turns began that were neglected; null where there was none. */
  readonly worstHour: { readonly weekday: number; readonly hour: number; readonly neglected: number } | null
  /** The longest waits, by ticket. */
  readonly worst: readonly WorstTicket[]
  readonly reconciliation: Reconciliation
  /** Of the last whole week; null before one is covered. */
  readonly digest: Digest | null
}

export interface ChannelWeek {
  readonly kind: ChannelKind
  readonly targetSeconds: number
  readonly turns: number
  readonly neglected: number
  /** `[weekday][hour]` of the customers. */
  readonly neglectedByHour: readonly (readonly number[])[]
  /** People who would have to be there to answer 95 % in time, `[weekday][hour]` of the company. */
  readonly peopleNeeded: readonly (readonly number[])[]
}

export interface WorstTicket {
  readonly ticketId: string
  readonly subject: string | null
  readonly waitSeconds: number
  readonly neverAnswered: boolean
}
