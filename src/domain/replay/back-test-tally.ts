import type { Span } from '../clock/spans/span.ts'
import { isReplyMetric } from '../clock/spans/spans-of.ts'
import type { Metric } from '../policy/policy.ts'
import { HOUR, SECOND, type Instant, type Millis } from '../time/instant.ts'
import { wallTimeAt, type Zone } from '../time/zone.ts'
import { modulo } from '../time/wall-date.ts'
import type { SpanVerdict } from './judge-span.ts'
import { quantile } from './quantile.ts'

export interface BackTestFigures {
  readonly conversations: number
  readonly messages: number
  readonly turns: number
  readonly metrics: readonly MetricFigures[]
  /** Replies only: turns that waited past their target on the customer's own clock. */
  readonly turns_neglected: number
  /** Of these, how many the calendar calls met. */
  readonly hidden_neglect: number
  /** Turns for which somebody would have been searched, and how often in all. */
  readonly turns_dispatched: number
  readonly dispatches: number
  /** Of these searches, those at whose instant nobody of the rosters was on duty: somebody awake elsewhere would have been needed. Null without rosters. */
  readonly dispatches_unstaffed: number | null
  /** Turns that began while nobody was on duty; null without rosters. */
  readonly turns_unstaffed: number | null
  /** Replies by the customers' zone and local hour in which the turn began, zones in alphabetical order. */
  readonly by_zone: readonly ZoneFigures[]
}

export interface MetricFigures {
  readonly metric: Metric
  /** Whose share a target names; null where it names no group. */
  readonly group: string | null
  readonly met: number
  readonly breached: number
  readonly cancelled: number
  readonly open: number
  /** Of the customer's own clock, what was met or breached. */
  readonly median_wait_seconds: number | null
  readonly p90_wait_seconds: number | null
}

export interface ZoneFigures {
  readonly zone: Zone
  /** One for each hour of the day, midnight first. */
  readonly hours: readonly HourFigures[]
}

export interface HourFigures {
  readonly turns: number
  readonly met: number
  readonly breached: number
  readonly neglected: number
  /** Neglected, though the calendar calls it met. */
  readonly hidden: number
  readonly dispatched: number
  /** Began while nobody was on duty; 0 without rosters. */
  readonly unstaffed: number
}

const noTurns: HourFigures = {
  turns: 0,
  met: 0,
  breached: 0,
  neglected: 0,
  hidden: 0,
  dispatched: 0,
  unstaffed: 0,
}

type Counted<Figures> = { -readonly [Key in keyof Figures]: Figures[Key] }
interface MetricTally {
  readonly metric: Metric
  readonly group: string | null
  counts: Record<SpanVerdict['state'], number>
  waits: Millis[]
}

/** Counts verdicts as they come. */
export class BackTestTally {
  readonly #sum = {
    conversations: 0,
    messages: 0,
    turns: 0,
    neglected: 0,
    hidden: 0,
    dispatched: 0,
    dispatches: 0,
    unstaffed: 0,
    unstaffedSearches: 0,
  }
  readonly #metrics = new Map<string, MetricTally>()
  readonly #zones = new Map<Zone, Counted<HourFigures>[]>()

  readonly #staffed: ((at: Instant) => boolean) | null

  /** Whether somebody was on duty at an instant; null where that is not asked. */
  constructor(staffed: ((at: Instant) => boolean) | null = null) {
    this.#staffed = staffed
  }

  countConversation(messages: number, turns: number): void {
    this.#sum.conversations += 1
    this.#sum.messages += messages
    this.#sum.turns += turns
  }

  /** `group`: whose share the target names, if it names one. */
  count(zone: Zone, span: Span, verdict: SpanVerdict, group: string | null = null): void {
    const metric = this.#metricOf(span.metric, group)
    metric.counts[verdict.state] += 1
    if (verdict.state === 'met' || verdict.state === 'breached') metric.waits.push(verdict.wait)
    if (isReplyMetric(span.metric)) this.#countTurn(zone, span, verdict)
  }

  #countTurn(zone: Zone, span: Span, { state, neglected, hidden, searches }: SpanVerdict): void {
    const staffed = this.#staffed
    const dispatched = searches.length > 0 ? 1 : 0
    const unstaffed = Number(staffed !== null && !staffed(span.startedAt))
    if (staffed && dispatched)
      this.#sum.unstaffedSearches += searches.reduce((sum, at) => sum + Number(!staffed(at)), 0)
    this.#sum.unstaffed += unstaffed
    this.#sum.neglected += Number(neglected)
    this.#sum.hidden += Number(hidden)
    this.#sum.dispatched += dispatched
    this.#sum.dispatches += searches.length
    const hour = this.#hoursOf(zone)[modulo(Math.floor(wallTimeAt(zone, span.startedAt) / HOUR), 24)]!
    hour.turns += 1
    hour.met += Number(state === 'met')
    hour.breached += Number(state === 'breached')
    hour.neglected += Number(neglected)
    hour.hidden += Number(hidden)
    hour.dispatched += dispatched
    hour.unstaffed += unstaffed
  }

  figures(): BackTestFigures {
    const { conversations, messages, turns, neglected, hidden, dispatched, dispatches } = this.#sum
    const { unstaffed, unstaffedSearches } = this.#sum
    const asked = this.#staffed !== null
    return {
      conversations,
      messages,
      turns,
      metrics: [...this.#metrics.values()].map(metricFigures),
      turns_neglected: neglected,
      hidden_neglect: hidden,
      turns_dispatched: dispatched,
      dispatches,
      dispatches_unstaffed: asked ? unstaffedSearches : null,
      turns_unstaffed: asked ? unstaffed : null,
      by_zone: [...this.#zones]
        .map(([zone, hours]) => ({ zone, hours }))
        .sort((a, b) => (a.zone < b.zone ? -1 : 1)),
    }
  }

  #metricOf(metric: Metric, group: string | null): MetricTally {
    const key = group === null ? metric : `${metric} ${group}`
    let tally = this.#metrics.get(key)
    if (!tally) {
      tally = { metric, group, counts: { met: 0, breached: 0, cancelled: 0, open: 0 }, waits: [] }
      this.#metrics.set(key, tally)
    }
    return tally
  }

  #hoursOf(zone: Zone): Counted<HourFigures>[] {
    let hours = this.#zones.get(zone)
    if (!hours) {
      hours = Array.from({ length: 24 }, () => ({ ...noTurns }))
      this.#zones.set(zone, hours)
    }
    return hours
  }
}

function metricFigures({ metric, group, counts, waits }: MetricTally): MetricFigures {
  const sorted = Float64Array.from(waits).sort()
  const seconds = (wait: Millis | null): number | null => (wait === null ? null : wait / SECOND)
  return {
    metric,
    group,
    ...counts,
    median_wait_seconds: seconds(quantile(sorted, 0.5)),
    p90_wait_seconds: seconds(quantile(sorted, 0.9)),
  }
}
