import { z } from 'zod'
import { DAY, MINUTE, parseInstant, type Instant } from '../time/instant.ts'
import { weekdays } from '../time/wall-date.ts'
import { isZone, parseWallTime } from '../time/zone.ts'

/** The words that the schedule language is made of, each read from JSON into what the domain works with. */

export const member = z.string('is missing or no text').min(1, 'names nobody')
export const members = z.array(member)
export const weekday = z.enum(weekdays)

export const zone = z.string('is missing or no text').refine(isZone, {
  error: ({ input }) => `"${String(input)}" is no time zone; use an IANA name such as Europe/Berlin`,
})

export const instant = z.string('is missing or no text').transform((text, context) => {
  const at = parseInstant(text)
  if (at === null)
    context.addIssue(
      `"${text}" is no instant; write ISO 8601 with an offset, such as 2026-03-29T09:00:00+02:00`,
    )
  return at ?? z.NEVER
})

export const wallTime = z.string('is missing or no text').transform((text, context) => {
  const wall = parseWallTime(text)
  if (wall === null)
    context.addIssue(`"${text}" is no local time; write it without an offset, such as 2026-03-29T09:00`)
  return wall ?? z.NEVER
})

/** Since midnight; 24:00 is the day's end. */
export const timeOfDay = z.string('is missing or no text').transform((text, context) => {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(text) ?? []
  const time = (Number(hour) * 60 + Number(minute)) * MINUTE
  if (time <= DAY && Number(minute) < 60) return time
  context.addIssue(`"${text}" is no time of day; write it from 00:00 to 24:00`)
  return z.NEVER
})

/** A bound keeps every turn within what dates can express. */
export const every = z
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(10_000, 'must be 10000 or less')

export const groups = z
  .array(members)
  .refine((lists) => lists.some((list) => list.length > 0), 'has no members')

export const effective = {
  effective_from: instant.nullish(),
  effective_until: instant.nullish(),
}

export function effectivePeriod(bounds: {
  effective_from?: Instant | null | undefined
  effective_until?: Instant | null | undefined
}) {
  return { from: bounds.effective_from ?? -Infinity, to: bounds.effective_until ?? Infinity }
}

/** Fields `from` and `to` that every stretch of time has, beside others. */
export function period<Fields extends z.ZodRawShape>(fields: Fields) {
  return withRule(
    z.object({ from: instant, to: instant, ...fields }),
    'to',
    'is before "from"',
    ({ from, to }) => (typeof from === 'number' && typeof to === 'number' ? from <= to : true),
  )
}

/** A rule over several fields, checked even if some of them have problems of their own. */
export function withRule<Form extends z.ZodType>(
  form: Form,
  path: string,
  problem: string,
  isKept: (fields: Record<string, unknown>) => boolean,
): Form {
  const check = (value: unknown) =>
    typeof value !== 'object' || value === null || isKept(value as Record<string, unknown>)
  return form.refine(check, { path: path === '' ? [] : [path], error: problem, when: () => true })
}
