import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { compileRoster, type Roster } from '../../src/domain/roster/compile-roster.ts'
import { coverageGaps } from '../../src/domain/roster/coverage-gaps.ts'
import { onShift } from '../../src/domain/roster/on-shift.ts'
import { parseSchedule } from '../../src/domain/roster/parse-schedule.ts'
import { shiftsBetween } from '../../src/domain/roster/shifts-between.ts'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { layersOf, people } from './world.ts'

interface Row {
  readonly workload: string
  readonly people: number
  readonly repeats: number
  readonly median_ms: number
  readonly per_person_us: number
}

const from = Date.UTC(2026, 2, 1)
const spokenBy = (person: string) => Number(person.slice(1)) % 5 === 0

/** Medians of the questions that rosters answer, for 200 people of eight zones over four weeks with a clock change in them. */
export async function run({ short, json }: { short: boolean; json: boolean }): Promise<void> {
  const repeats = short ? 9 : 51
  const compile = (layers: object[]) => compiled({ timezone: 'UTC', combine: 'all', layers })
  const together = compile(layersOf())
  const apart = layersOf().map((layer) => compile([layer]))
  let hour = 0
  const rows = [
    measure('compile', repeats, () => compile(layersOf())),
    measure('on shift now, one roster', repeats * 10, () => onShift(together, from + (hour++ % 672) * HOUR)),
    measure('on shift now, a roster each', repeats * 10, () => {
      const at = from + (hour++ % 672) * HOUR
      return apart.map((roster) => onShift(roster, at))
    }),
    measure('gaps of 28 days, one roster', repeats, () =>
      coverageGaps([together], from, from + 28 * DAY, spokenBy),
    ),
    measure('gaps of 28 days, a roster each', repeats, () =>
      coverageGaps(apart, from, from + 28 * DAY, spokenBy),
    ),
    measure('shifts of 28 days, one roster', repeats, () => shiftsBetween(together, from, from + 28 * DAY)),
  ]
  const machine = { cores: cpus().length, node: process.version }
  process.stdout.write(json ? `${JSON.stringify({ bench: 'roster', machine, rows })}\n` : table(rows))
  return Promise.resolve()
}

function compiled(schedule: object): Roster {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return compileRoster(parsed.schedule)
}

function measure(workload: string, repeats: number, work: () => unknown): Row {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  const median = times.toSorted((one, other) => one - other)[Math.floor(repeats / 2)]!
  return {
    workload,
    people,
    repeats,
    median_ms: rounded(median),
    per_person_us: rounded((median / people) * 1000),
  }
}

const rounded = (value: number) => Number(value.toPrecision(3))

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `${row.workload.padEnd(34)}${String(row.median_ms).padStart(10)} ms${String(row.per_person_us).padStart(10)} us a person`,
  )
  return `${people} people, medians\n${lines.join('\n')}\n`
}
