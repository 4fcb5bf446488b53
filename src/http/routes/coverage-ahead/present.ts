import { DAY, HOUR, type Instant } from '../../../domain/time/instant.ts'
import type { Coverage } from '../../api-types.ts'
import type { NeedCovered } from '../../../db/read/coverage-of-brand.ts'

/** The needs with most customers in gaps first, from the next full hour on. */
export function presentCoverage(
  needs: readonly NeedCovered[],
  now: Instant,
  days: number,
  { everyHour }: { readonly everyHour: boolean },
): Coverage {
  const from = Math.ceil(now / HOUR) * HOUR
  return {
    from: new Date(from).toISOString(),
    to: new Date(from + days * DAY).toISOString(),
    needs: needs
      .toSorted((a, b) => b.coverage.arrivalsInGaps - a.coverage.arrivalsInGaps)
      .map((need) => present(need, everyHour)),
  }
}

function present(
  { kind, language, staffing, demand, coverage }: NeedCovered,
  everyHour: boolean,
): Coverage['needs'][number] {
  const perWeek = demand.reduce((sum, { perHour }) => sum + perHour.reduce((all, one) => all + one, 0), 0)
  return {
    channel_kind: kind,
    language,
    target_seconds: staffing.targetSeconds,
    handle_seconds: staffing.handleSeconds,
    arrivals_a_week: rounded(perWeek),
    arrivals_in_gaps: rounded(coverage.arrivalsInGaps),
    uncovered_hours: rounded(coverage.uncovered / HOUR),
    short_hours: coverage.hours.filter(({ people, needed }) => people > 0 && people < needed).length,
    gaps: coverage.gaps.map(periodOf),
    demand: demand.map(({ zone, perHour }) => ({ time_zone: zone, per_hour: perHour.map(rounded) })),
    hours: everyHour
      ? coverage.hours.map(({ arrivals, needed, people, ...period }) => ({
          ...periodOf(period),
          arrivals: rounded(arrivals),
          needed,
          people,
        }))
      : [],
  }
}

function periodOf({ from, to }: { readonly from: number; readonly to: number }) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
