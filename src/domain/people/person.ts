import type { ChannelKind } from '../conversation/channel.ts'
import type { PersonId } from '../ids.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** A span of local minutes of the day, `[from, to)`; it crosses midnight when `to` is smaller, and is empty when both are equal. */
export interface DailySpan {
  readonly fromMinute: number
  readonly toMinute: number
}

/** By which road somebody is reached: their open page, mail, Slack ... */
export type Via = 'page' | 'push' | 'email' | 'slack' | 'teams' | 'sms' | 'pagerduty'

/** What protects a person from being asked too much. Everybody may tighten theirs. */
export interface Guards {
  readonly offersPerHour: number
  readonly handledPerDay: Millis
  readonly handledPerWeek: Millis
  /** Without work between two stretches of it. */
  readonly rest: Millis
}

/** Somebody who works for one or more brands. */
export interface Person {
  readonly id: PersonId
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly timeZone: Zone
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly channelKinds: readonly ChannelKind[]
  /** Declared sleep, 22:00 to 08:00 of their zone unless set. */
  readonly sleep: DailySpan
  /** They opted in to being asked during declared sleep. */
  readonly asksAtNight: boolean
  /** How many open claims at once, by kind of channel. */
  readonly capacity: Readonly<Record<ChannelKind, number>>
  readonly guards: Guards
  /** In which order they wish to be reached; empty: the house decides. */
  readonly reachedBy: readonly Via[]
  readonly slackUserId: string | null
  /** A browser of theirs takes pushes. */
  readonly pushes: boolean
  /** Where else they are reached: a Teams workflow's URL, a PagerDuty routing key, a number for SMS. */
  readonly addresses: Readonly<Partial<Record<'teams' | 'pagerduty' | 'sms', string>>>
  /** A page of theirs is open in the foreground until then, by its last heartbeat. */
  readonly presentUntil: Instant | null
  readonly awayUntil: Instant | null
  readonly joinedAt: Instant
  /** Mean of the customers' ratings, 0 to 1. */
  readonly rating: { readonly mean: number; readonly count: number }
}
