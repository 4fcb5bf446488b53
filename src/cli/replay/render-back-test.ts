import type {
  BackTestFigures,
  HourFigures,
  MetricFigures,
  ZoneFigures,
} from '../../domain/replay/back-test-tally.ts'

const number = new Intl.NumberFormat('en')

/** The figures as a person reads them in a terminal. */
export function renderBackTest(figures: BackTestFigures): string {
  const { conversations, messages, turns, turns_neglected, hidden_neglect, turns_dispatched, dispatches } =
    figures
  const { dispatches_unstaffed: unstaffed, turns_unstaffed } = figures
  const lines = [
    `${number.format(messages)} messages in ${number.format(conversations)} conversations, ${number.format(turns)} turns`,
    `${number.format(turns_neglected)} turns neglected on the customer's own clock (${share(turns_neglected, turns)}), ${number.format(hidden_neglect)} of them met on the calendar`,
    `somebody would have been searched for in ${number.format(turns_dispatched)} turns, ${number.format(dispatches)} times in all`,
    ...(unstaffed === null
      ? []
      : [
          `${number.format(unstaffed)} of these searches while nobody of the rosters was on duty, and ${number.format(turns_unstaffed ?? 0)} turns began then`,
        ]),
    '',
    ...figures.metrics.map(metricLine),
    '',
    ...figures.by_zone.flatMap(zoneLines),
  ]
  return `${lines.join('\n')}\n`
}

function metricLine(figures: MetricFigures): string {
  const { metric, group, met, breached, open, cancelled, median_wait_seconds } = figures
  const median = median_wait_seconds === null ? '-' : `${number.format(Math.round(median_wait_seconds))} s`
  return `${metric}${group === null ? '' : ` of ${group}`}: met ${number.format(met)} (${share(met, met + breached)}), breached ${number.format(breached)}, open ${number.format(open)}, cancelled ${number.format(cancelled)}, median wait ${median}`
}

function zoneLines({ zone, hours }: ZoneFigures): string[] {
  return [
    `${zone}: breached by the hour in which it began`,
    ...[0, 6, 12, 18].map(
      (from) =>
        `  ${hours
          .slice(from, from + 6)
          .map((hour, index) => hourCell(hour, from + index))
          .join('  ')}`,
    ),
  ]
}

function hourCell({ turns, breached }: HourFigures, hour: number): string {
  return `${String(hour).padStart(2, '0')}h ${share(breached, turns).padStart(7)}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}
