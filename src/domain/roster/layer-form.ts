import { z } from 'zod'
import { DAY, MINUTE, type Millis } from '../time/instant.ts'
import { modulo, weekdays } from '../time/wall-date.ts'
import * as field from './form-fields.ts'
import type { Duty, Layer, Window } from './schedule.ts'

const unit = z.enum(['hour', 'day', 'week', 'month'])

const rotationFields = z.object({
  unit,
  every: field.every,
  anchor_local: field.wallTime,
  anchor_group: z.int().min(0).nullish(),
  groups: field.groups,
  timezone: field.zone.nullish(),
})

const rotation = field
  .withRule(
    rotationFields,
    'anchor_group',
    'is beyond the last group; the first is 0',
    ({ anchor_group, groups }) =>
      typeof anchor_group !== 'number' ||
      !Array.isArray(groups) ||
      groups.length === 0 ||
      anchor_group < groups.length,
  )
  .transform(({ unit, every, groups, ...rest }): Duty => ({
    kind: 'rotation',
    unit,
    every,
    groups,
    anchor: rest.anchor_local,
    anchorGroup: rest.anchor_group ?? 0,
    timezone: rest.timezone ?? null,
  }))

const tenYears: number = 10 * 366 * 24 * 60

const recurring = z
  .object({
    first_start_local: field.wallTime,
    duration_minutes: z.number().positive().max(tenYears),
    frequency: unit,
    every: field.every,
    groups: field.groups,
    by_day: z.array(field.weekday).nullish(),
    by_month_day: z
      .array(
        z
          .int()
          .min(-31)
          .max(31)
          .refine((day) => day !== 0, 'no month has a day 0'),
      )
      .nullish(),
    week_start: field.weekday.nullish(),
    timezone: field.zone.nullish(),
    ...field.effective,
  })
  .transform(({ frequency, every, groups, ...rest }): Duty => ({
    kind: 'recurring',
    frequency,
    every,
    groups,
    firstStart: rest.first_start_local,
    duration: Math.round(rest.duration_minutes * MINUTE),
    byDay: rest.by_day ?? [],
    byMonthDay: rest.by_month_day ?? [],
    weekStart: rest.week_start ?? 'mon',
    effective: field.effectivePeriod(rest),
    timezone: rest.timezone ?? null,
  }))

/** A layer has one of these. */
const duties = {
  fixed: field.members.transform((members): Duty => ({ kind: 'fixed', members })).nullish(),
  events: z
    .array(field.period({ member: field.member }))
    .transform((events): Duty => ({ kind: 'events', events }))
    .nullish(),
  rotation: rotation.nullish(),
  recurring: recurring.nullish(),
}

/** From one time of day to the next, over midnight if need be; 24 hours if they are the same. */
const dailyWindow = z
  .object({ days: z.array(field.weekday), from: field.timeOfDay, to: field.timeOfDay })
  .transform(({ days, from, to }): Window => ({ days, opens: from, lasts: lengthUpTo(to - from, DAY) }))

/** From a time on one weekday to a time on another, over the week's end if need be; the whole week if they are the same. */
const weeklyWindow = z
  .object({ from_day: field.weekday, from: field.timeOfDay, to_day: field.weekday, to: field.timeOfDay })
  .transform(({ from_day, from, to_day, to }): Window => {
    const daysBetween = weekdays.indexOf(to_day) - weekdays.indexOf(from_day)
    return { days: [from_day], opens: from, lasts: lengthUpTo(daysBetween * DAY + to - from, 7 * DAY) }
  })

function lengthUpTo(difference: Millis, most: Millis): Millis {
  return modulo(difference, most) || most
}

/** `from_day` tells the two kinds apart, so that a problem is told in the words of the kind that was meant. */
const window = z.unknown().transform((value, context): Window => {
  const spansDays = typeof value === 'object' && value !== null && 'from_day' in value
  const read = (spansDays ? weeklyWindow : dailyWindow).safeParse(value)
  if (read.success) return read.data
  for (const issue of read.error.issues) context.addIssue({ ...issue, code: 'custom' })
  return z.NEVER
})

const layerFields = z.object({
  id: z.string('is missing or no text'),
  priority: z.number().nullish(),
  timezone: field.zone.nullish(),
  windows: z.array(window).nullish(),
  ...duties,
  ...field.effective,
})

const dutyNames = Object.keys(duties)

export const layer = field
  .withRule(
    layerFields,
    '',
    `needs exactly one of ${dutyNames.join(', ')}`,
    (fields) => dutyNames.filter((name) => fields[name] != null).length === 1,
  )
  .transform(({ id, ...rest }): Layer => ({
    id,
    priority: rest.priority ?? 0,
    timezone: rest.timezone ?? null,
    windows: rest.windows ?? [],
    effective: field.effectivePeriod(rest),
    duty: (rest.fixed ?? rest.events ?? rest.rotation ?? rest.recurring)!,
  }))
