import { DAY, HOUR } from '../../time/instant.ts'
import type { SimulationResult } from './run-simulation.ts'
import type { Worker } from './worker.ts'

/** How work fell to a group of freelancers; everything per person, over the days for which they were here. */
export interface FairnessRow {
  readonly group: string
  readonly people: number
  readonly presentHoursADay: number
  readonly claimsADay: number
  readonly claimsPerPresentHour: number
  /** Claims per hour of presence, against those of all freelancers: 1 is exactly fair. */
  readonly ofTheMean: number
  readonly pingsADay: number
}

/** By time zone, then by when they joined. `days` is how long the world lasted. */
export function fairnessBy(results: readonly SimulationResult[], days: number): readonly FairnessRow[] {
  const freelancers = results.flatMap(({ workers }) =>
    workers.filter(({ person }) => person.kind === 'freelance'),
  )
  const began = Math.min(...freelancers.map(({ person }) => person.joinedAt))
  const daysHere = ({ person }: Worker) => days - (person.joinedAt - began) / DAY
  const mean = perHour(freelancers)
  const row = (group: string, ones: readonly Worker[]): FairnessRow => {
    const here = sum(ones.map(daysHere))
    return {
      group,
      people: ones.length / results.length,
      presentHoursADay: sum(ones.map(({ presence }) => presence)) / HOUR / here,
      claimsADay: sum(ones.map(({ work }) => work)) / here,
      claimsPerPresentHour: perHour(ones),
      ofTheMean: perHour(ones) / mean,
      pingsADay: sum(ones.map(({ offers }) => offers)) / here,
    }
  }
  const zones = [...new Set(freelancers.map(({ person }) => person.timeZone))].sort()
  const late = ({ person }: Worker) => person.joinedAt > began
  return [
    ...zones.map((zone) =>
      row(
        zone,
        freelancers.filter(({ person }) => person.timeZone === zone),
      ),
    ),
    row(
      'here from the first day',
      freelancers.filter((one) => !late(one)),
    ),
    ...(freelancers.some(late) ? [row('joined half-way', freelancers.filter(late))] : []),
  ]
}

function perHour(workers: readonly Worker[]): number {
  return sum(workers.map(({ work }) => work)) / (sum(workers.map(({ presence }) => presence)) / HOUR)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
