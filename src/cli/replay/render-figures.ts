import type { ReplayFigures, TargetFigures } from '../../domain/replay/replay.ts'

const number = new Intl.NumberFormat('en')

/** The figures as a person reads them in a terminal. */
export function renderFigures(figures: ReplayFigures): string {
  const { conversations, messages, turns, turns_neglected, neglect_seconds } = figures
  const lines = [
    `${number.format(messages)} messages in ${number.format(conversations)} conversations, ${number.format(turns)} turns`,
    `${number.format(turns_neglected)} turns neglected on the customer's own clock (${share(turns_neglected, turns)}), ${hours(neglect_seconds)} hours past the target in all`,
    '',
    ...figures.targets.flatMap(targetLines),
  ]
  return `${lines.join('\n')}\n`
}

function targetLines(target: TargetFigures): string[] {
  const { metric, target_seconds, met, breached, open, never_answered } = target
  return [
    `${metric} within ${number.format(target_seconds)} s`,
    `  met ${number.format(met)} (${share(met, met + breached + open)}), breached ${number.format(breached)}, never answered ${number.format(never_answered)}`,
    `  median ${duration(target.median_seconds)}, p90 ${duration(target.p90_seconds)} of the answered, in open time`,
    `  ${number.format(target.arrived_out_of_hours)} arrived out of hours, ${number.format(target.hidden_neglect)} met on this calendar but not on the customer's clock`,
    '',
  ]
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`
}

function hours(seconds: number): string {
  return number.format(Math.round(seconds / 3600))
}

function duration(seconds: number | null): string {
  return seconds === null ? 'none' : `${number.format(seconds)} s`
}
