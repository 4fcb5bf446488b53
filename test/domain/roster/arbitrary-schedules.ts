import fc from 'fast-check'

/** Schedules and instants of 2026 in zones whose clocks misbehave, many of them within hours of a change. */

export const zone = fc.constantFrom(
  'America/Chicago',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Havana',
  'Asia/Kolkata',
  'UTC',
)

/** The instants at which some of those zones change their clocks in 2026. */
const changes = [
  '2026-03-08T05:00Z',
  '2026-03-08T08:00Z',
  '2026-03-29T01:00Z',
  '2026-04-04T15:00Z',
  '2026-02-15T02:00Z',
  '2026-10-03T15:30Z',
  '2026-10-25T01:00Z',
  '2026-11-01T05:00Z',
  '2026-11-01T07:00Z',
].map((text) => Date.parse(text))

const minute = 60_000
const anywhere = fc
  .integer({ min: 0, max: 320 * 24 * 60 - 1 })
  .map((minutes) => Date.UTC(2026, 0, 20) + minutes * minute)
const nearAChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([change, minutes]) => change + minutes * minute)

export const instant = fc.oneof(anywhere, nearAChange)

/** Whole quarters, so that handovers and clock changes meet. */
export const wallTime = instant.map((at) => new Date(at - (at % (15 * minute))).toISOString().slice(0, 16))

export const isoInstant = instant.map((at) => new Date(at).toISOString())
export const timeOfDay = fc
  .integer({ min: 0, max: 95 })
  .map((quarters) => new Date(quarters * 15 * minute).toISOString().slice(11, 16))

export const weekday = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
export const unit = fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'month' as const)
export const member: fc.Arbitrary<string> = fc.constantFrom('A', 'B', 'C', 'D', 'E')
export const groups = fc.array(fc.uniqueArray(member, { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 4,
})

export const rotation = fc.record({
  unit,
  every: fc.integer({ min: 1, max: 4 }),
  anchor_local: wallTime,
  groups,
})

export const recurring = fc.record(
  {
    first_start_local: wallTime,
    duration_minutes: fc.oneof(fc.constantFrom(30, 60, 480, 1440, 10_080), fc.integer({ min: 1, max: 4000 })),
    frequency: unit,
    every: fc.integer({ min: 1, max: 3 }),
    groups,
    by_day: fc.uniqueArray(weekday, { maxLength: 4 }),
    by_month_day: fc.uniqueArray(fc.constantFrom(1, 2, 13, 15, 30, 31, -1, -2), { maxLength: 3 }),
    week_start: weekday,
    effective_from: isoInstant,
    effective_until: isoInstant,
  },
  { requiredKeys: ['first_start_local', 'duration_minutes', 'frequency', 'every', 'groups'] },
)

export const window = fc.oneof(
  fc.record({ days: fc.uniqueArray(weekday, { maxLength: 5 }), from: timeOfDay, to: timeOfDay }),
  fc.record({ from_day: weekday, from: timeOfDay, to_day: weekday, to: timeOfDay }),
)

export const period = fc.tuple(instant, fc.integer({ min: 0, max: 96 * 60 })).map(([from, minutes]) => ({
  from: new Date(from).toISOString(),
  to: new Date(from + minutes * minute).toISOString(),
}))

const duty = fc.oneof(
  fc.record({ fixed: fc.uniqueArray(member) }),
  fc.record({ rotation }),
  fc.record({ recurring }),
  fc.record({ events: fc.array(fc.tuple(period, member).map(([when, who]) => ({ ...when, member: who }))) }),
)

const layer = fc
  .tuple(
    duty,
    fc.record(
      {
        priority: fc.integer({ min: 0, max: 2 }),
        timezone: zone,
        windows: fc.array(window, { minLength: 1, maxLength: 2 }),
        effective_from: isoInstant,
        effective_until: isoInstant,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([one, rest]) => ({ id: 'layer', ...one, ...rest }))

const exception = fc
  .tuple(
    period,
    fc.constantFrom('add', 'remove', 'replace'),
    fc.uniqueArray(member, { minLength: 2, maxLength: 2 }),
    fc.boolean(),
  )
  .map(([when, kind, [one, other], scoped]) => ({ ...when, kind, member: one, for: other, scoped }))

const swap = fc
  .tuple(period, fc.uniqueArray(member, { minLength: 2, maxLength: 2 }), fc.boolean())
  .map(([when, [one, other], taken]) => ({ ...when, for: one, taken_by: taken ? other : null }))

const temporary = fc
  .tuple(period, fc.array(fc.tuple(period, member).map(([when, who]) => ({ ...when, member: who }))))
  .map(([when, shifts]) => ({ ...when, shifts }))

const cover = fc
  .tuple(period, fc.uniqueArray(member), fc.integer({ min: 0, max: 2 }))
  .map(([when, members, priority]) => ({ ...when, members, priority }))

/** Everything at once. */
export const schedule = fc.record({
  timezone: zone,
  combine: fc.constantFrom('all', 'priority'),
  layers: fc.array(layer, { minLength: 1, maxLength: 4 }),
  ineligible: fc.uniqueArray(member, { maxLength: 1 }),
  covers: fc.array(cover, { maxLength: 2 }),
  temporary: fc.array(temporary, { maxLength: 2 }),
  exceptions: fc.array(exception, { maxLength: 4 }),
  swaps: fc.array(swap, { maxLength: 3 }),
})

/** Absences lie beside a schedule, in instants. */
export const absences = fc.array(
  fc
    .tuple(period, member)
    .map(([{ from, to }, who]) => ({ member: who, from: Date.parse(from), to: Date.parse(to) })),
  { maxLength: 3 },
)
