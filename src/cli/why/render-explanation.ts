import type { ClockExplanation } from '../../http/api-types.ts'

type Segment = ClockExplanation['segments'][number]

/** A clock's explanation as lines for people: what was promised, each stretch of its time, and the sum. */
export function renderExplanation(clock: ClockExplanation): string {
  const { metric, group, state, policy, calendar, started_at, due_at, remaining_seconds, open_seconds } =
    clock
  const due = due_at ? `due ${due_at}` : `stands still, ${duration(remaining_seconds ?? 0)} left`
  return [
    `${metric}${group === null ? '' : ` of ${group}`} (${state}): ${promised(clock)} of ${calendar}, by ${policy.name} version ${policy.version}`,
    `  began ${started_at}, ${due}`,
    ...clock.segments.map(
      ({ from, to, seconds, ...segment }) =>
        `  ${from}  ${to}  ${duration(seconds).padStart(12)}  ${said(segment)}`,
    ),
    `  open in all: ${duration(open_seconds)}`,
    '',
  ].join('\n')
}

function promised({ target_seconds, target_business_days, promised_at }: ClockExplanation): string {
  if (promised_at !== null) return `promised for ${promised_at}`
  return target_business_days === null
    ? duration(target_seconds ?? 0)
    : `${target_business_days} working days`
}

function said({
  state,
  note,
  paused,
  holder,
}: Pick<Segment, 'state' | 'note' | 'paused' | 'holder'>): string {
  return [
    state,
    ...(note === null ? [] : [note]),
    ...(paused
      ? [
          `${paused.status}${paused.by ? ` by ${paused.by.name}` : ''}`,
          ...((paused.note ?? '') ? [paused.note!] : []),
        ]
      : []),
    ...(holder ? [heldBy(holder)] : []),
  ].join(', ')
}

function heldBy({ name, handed_over_by: before }: NonNullable<Segment['holder']>): string {
  return before ? `handed over by ${before.name} to ${name}` : `held by ${name}`
}

/** `2 h 05 min 00.000 s`, without what is zero. */
function duration(seconds: number): string {
  const whole = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60]
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || whole === 0 ? [`${Number(rest.toFixed(3))} s`] : []),
  ]
  return `${seconds < 0 ? '-' : ''}${parts.join(' ')}`
}
