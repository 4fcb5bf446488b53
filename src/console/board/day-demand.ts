import type { Day } from '../../http/api-types.ts'

export interface DemandBar {
  readonly from: number
  readonly to: number
  readonly expected: number
  /** Share of the highest bar, 0 to 1. */
  readonly height: number
  /** Customers are expected and nobody is on duty. */
  readonly gap: boolean
}

/** Expected demand over the band, each bar marked where nobody would be there to answer. */
export function dayDemand(day: Day): readonly DemandBar[] {
  const start = Date.parse(day.from_at)
  const length = Date.parse(day.to_at) - start
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - start) / length))
  const highest = Math.max(...day.demand.map(({ expected }) => expected), 0)
  return day.demand.map(({ from_at: from, to_at: to, expected }) => ({
    from: share(from),
    to: share(to),
    expected,
    height: highest > 0 ? expected / highest : 0,
    gap: day.gaps.some((gap) => gap.from_at < to && gap.to_at > from),
  }))
}
