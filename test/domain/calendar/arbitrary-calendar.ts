import fc from 'fast-check'
import type { OracleDesk, OracleEvent } from './oracle.ts'

const DAY = 86_400_000

/**
 * Zones, each with a moment at which its clocks change, gaps and folds at midnight and half hours among them;
 * or at which the domain's memory begins a new block (4 June 2026).
 */
const places = [
  ['UTC', '2026-06-04T00:00Z'],
  ['America/New_York', '2026-06-04T00:00Z'],
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/St_Johns', '2026-11-01T04:30Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00Z'],
  ['Asia/Kolkata', '2026-08-15T00:00Z'],
  ['Asia/Tehran', '2022-09-21T19:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
] as const
const zones = [...new Set(places.map(([zone]) => zone))]

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minuteOfDay = fc.oneof({ weight: 3, arbitrary: fc.nat(47).map((half) => half * 30) }, fc.nat(1_439))
const anyWindow = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1_440)))
  .map(([from, to]) => [clock(from), clock(to)] as const)

/** Windows in order that do not overlap, the last of them perhaps over midnight, the first perhaps touching the next. */
const windowsOfADay = fc
  .uniqueArray(minuteOfDay, { maxLength: 5 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .chain((minutes) =>
    fc.record({
      touching: fc.boolean(),
      overnight: fc.boolean(),
      minutes: fc.constant(minutes),
    }),
  )
  .map(({ touching, overnight, minutes }) => {
    const windows: (readonly [string, string])[] = []
    for (let place = 0; place + 1 < minutes.length; place += touching ? 1 : 2)
      windows.push([clock(minutes[place]!), clock(minutes[place + 1]!)])
    const last = minutes.at(-1)
    if (overnight && last !== undefined && (touching || minutes.length % 2 === 1))
      windows.push([clock(last), clock(minutes[0]!)])
    return windows
  })

const weekly = fc.record({
  mon: windowsOfADay,
  tue: windowsOfADay,
  wed: windowsOfADay,
  thu: windowsOfADay,
  fri: windowsOfADay,
  sat: windowsOfADay,
  sun: windowsOfADay,
})

function deskNear(zone: fc.Arbitrary<string>, around: number): fc.Arbitrary<OracleDesk> {
  const date = fc
    .integer({ min: -6, max: 6 })
    .map((days) => new Date(around + days * DAY).toISOString().slice(0, 10))
  return fc.record({
    tz: zone,
    weekly,
    holidays: fc.uniqueArray(date, { maxLength: 3 }),
    breaks: fc.dictionary(date, fc.array(anyWindow, { maxLength: 2 }), { maxKeys: 3 }),
    extra: fc.dictionary(date, fc.array(anyWindow, { maxLength: 1 }), { maxKeys: 2 }),
  })
}

const HORIZON = 72 * 3_600
const second = (max: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.nat(Math.floor(max / 1_800)).map((half) => half * 1_800) }, fc.nat(max))

const event: fc.Arbitrary<OracleEvent> = fc.record({
  second: second(HORIZON + 7_200).map((at) => at - 7_200),
  type: fc.constantFrom('pause', 'resume'),
})

/** A clock on a union of one to three desks, begun within three days of a clock change. */
export const anyClock = fc.constantFrom(...places).chain(([zone, change]) =>
  fc.record({
    desks: fc
      .tuple(
        deskNear(fc.constant(zone), Date.parse(change)),
        fc.array(deskNear(fc.constantFrom(...zones), Date.parse(change)), { maxLength: 2 }),
      )
      .map(([desk, others]) => [desk, ...others]),
    start: fc.integer({ min: -144, max: 144 }).map((halves) => Date.parse(change) + halves * 1_800_000),
    targetSeconds: second(40 * 3_600),
    horizonSeconds: fc.integer({ min: 3_600, max: HORIZON }),
    events: fc.oneof(
      { weight: 2, arbitrary: fc.constant<OracleEvent[]>([]) },
      fc.array(event, { maxLength: 5 }),
    ),
  }),
)

/** How many random cases a property tries: more on demand. */
export const propertyRuns = (usual: number) => Number(process.env.SUNDIAL_PROPERTY_RUNS ?? usual)
