import { formatInstant, type Instant } from '../../../domain/time/instant.ts'
import type { Day } from '../../api-types.ts'
import type { DayBand, Hour, PersonShift } from './day-band.ts'

export function presentDay(band: DayBand, zone: string, now: Instant): Day {
  return {
    now: formatInstant(now),
    from_at: formatInstant(band.from),
    to_at: formatInstant(band.to),
    time_zone: zone,
    rosters: band.rosters.map(({ row, shifts }) => ({
      id: row.id,
      brand_id: row.brand_id,
      name: row.name,
      audience: row.audience,
      shifts: shifts.map(({ person, from, to }) => ({
        person_id: person.id,
        name: person.name,
        time_zone: person.time_zone,
        from_at: formatInstant(from),
        to_at: formatInstant(to),
      })),
    })),
    regions: regionsOf(band.rosters.flatMap(({ shifts }) => shifts)),
    demand: band.demand.map(presentHour),
    gaps: band.gaps.map(presentHour),
  }
}

function presentHour({ from, to, expected }: Hour): Day['demand'][number] {
  return { from_at: formatInstant(from), to_at: formatInstant(to), expected }
}

function regionsOf(shifts: readonly PersonShift[]): Day['regions'] {
  const zones = [...new Set(shifts.map(({ person }) => person.time_zone))].sort()
  return zones.map((zone) => {
    const here = shifts.filter(({ person }) => person.time_zone === zone)
    return {
      time_zone: zone,
      people: new Set(here.map(({ person }) => person.id)).size,
      covered: coveredBy(here),
    }
  })
}

/** Between two ends of shifts nothing changes; whoever stands in two rosters is one person. */
function coveredBy(shifts: readonly PersonShift[]): Day['regions'][number]['covered'] {
  const edges = [...new Set(shifts.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index]!
    const people = new Set(
      shifts.filter((shift) => shift.from <= from && shift.to >= to).map(({ person }) => person.id),
    )
    return people.size > 0
      ? [{ from_at: formatInstant(from), to_at: formatInstant(to), people: people.size }]
      : []
  })
}
