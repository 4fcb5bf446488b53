import type { Selectable } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { defaultCapacity, defaultGuards } from '../../domain/dispatch/settings.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { DailySpan, Person, Via } from '../../domain/people/person.ts'
import { HOUR } from '../../domain/time/instant.ts'
import type { Person as PersonTable } from '../schema.ts'

/** 22:00 to 08:00 of the person's zone. */
const usualSleep: DailySpan = { fromMinute: 22 * 60, toMinute: 8 * 60 }

/** Written by the API in minutes of the day, by configuration as `22:00`. */
type Sleep =
  | { readonly from_minute: number; readonly to_minute: number }
  | { readonly from: string; readonly to: string }

interface Hours {
  readonly sleep?: Sleep
  readonly asks_at_night?: boolean
}

interface GuardColumns {
  readonly offers_per_hour?: number
  readonly hours_per_day?: number
  readonly hours_per_week?: number
  readonly rest_hours?: number
}

export type PersonRow = Selectable<PersonTable>

export function personOf(row: PersonRow): Person {
  const { sleep, asks_at_night } = row.hours as Hours
  const { reached_by, addresses } = row.notify as {
    reached_by?: readonly Via[]
    addresses?: Person['addresses']
  }
  return {
    id: row.id as PersonId,
    slug: row.slug,
    name: row.name,
    email: row.email,
    kind: row.kind as Person['kind'],
    timeZone: row.time_zone,
    languages: row.languages,
    skills: row.skills,
    channelKinds: row.channel_kinds as ChannelKind[],
    sleep: sleep ? sleepOf(sleep) : usualSleep,
    asksAtNight: asks_at_night ?? false,
    capacity: { ...defaultCapacity, ...(row.capacity as Partial<Record<ChannelKind, number>>) },
    guards: guardsOf(row.guards as GuardColumns),
    reachedBy: reached_by ?? [],
    slackUserId: row.slack_user_id,
    pushes: row.pushes,
    addresses: addresses ?? {},
    presentUntil: row.present_until?.getTime() ?? null,
    awayUntil: row.away_until?.getTime() ?? null,
    joinedAt: row.created_at.getTime(),
    rating: { mean: row.rating_mean, count: row.rating_count },
  }
}

function sleepOf(sleep: Sleep): DailySpan {
  return 'from' in sleep
    ? { fromMinute: minuteOf(sleep.from), toMinute: minuteOf(sleep.to) }
    : { fromMinute: sleep.from_minute, toMinute: sleep.to_minute }
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return (hour * 60 + minute) % (24 * 60)
}

function guardsOf(set: GuardColumns): Person['guards'] {
  const hours = (value: number | undefined) => (value === undefined ? undefined : value * HOUR)
  return {
    offersPerHour: set.offers_per_hour ?? defaultGuards.offersPerHour,
    handledPerDay: hours(set.hours_per_day) ?? defaultGuards.handledPerDay,
    handledPerWeek: hours(set.hours_per_week) ?? defaultGuards.handledPerWeek,
    rest: hours(set.rest_hours) ?? defaultGuards.rest,
  }
}
