import type { AuditReport } from '../../domain/helpdesk/audit-report.ts'
import type { LaterReconciliation } from '../../domain/helpdesk/reconciliation-tally.ts'
import { HOUR, MINUTE, SECOND } from '../../domain/time/instant.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What an audit found, in the order in which a director asks. */
export function renderAudit({
  figures,
  reconciliation,
  channels,
  worstHour,
  worst,
  tickets,
  comments,
}: AuditReport): string {
  const { promised, later } = reconciliation
  const lines = [
    `${tickets} tickets, ${comments} comments, ${figures.turns} turns of customers`,
    `neglected: ${figures.neglected} (${percent(figures.index)}), of ${figures.people} people; never answered: ${figures.neverAnswered}; hidden: ${figures.hidden}`,
    ...(worstHour
      ? [
          `the worst hour: ${weekdays[worstHour.weekday]!} ${two(worstHour.hour)}:00, ${worstHour.neglected} neglected`,
        ]
      : []),
    '',
    ...channels.map(
      ({ kind, turns, neglected, targetSeconds, peopleNeeded }) =>
        `${kind}: ${neglected} of ${turns} past ${targetSeconds} s; up to ${Math.max(...peopleNeeded.flat())} people at once would keep it`,
    ),
    '',
    'causes:',
    ...figures.causes.map(({ cause, count }) => `  ${cause}: ${count}`),
    '',
    ...(promised === 0
      ? ['the helpdesk made no promise that could be set beside this']
      : [
          ...differing('', reconciliation),
          ...(later && later.promised > 0 ? differing('later answers: ', later) : []),
        ]),
    '',
    'the longest waits:',
    ...worst
      .slice(0, 5)
      .map(
        ({ ticketId, waitSeconds, neverAnswered }) =>
          `  ${ticketId}: ${length(waitSeconds * SECOND)}${neverAnswered ? ', never answered' : ''}`,
      ),
  ]
  return `${lines.join('\n')}\n`
}

function differing(of: string, { theirs, ours, reasons, remainder }: LaterReconciliation): readonly string[] {
  return [
    `${of}the helpdesk says ${percent(theirs.metShare)} met; the customers' clock says ${percent(ours.metShare)}`,
    ...reasons.map(
      ({ reason, tickets, met, missed }) =>
        `  ${reason}: ${tickets} tickets, met ${signed(met)}, missed ${signed(missed)}`,
    ),
    `  left over: met ${remainder.met}, missed ${remainder.missed}`,
  ]
}

function percent(share: number | null): string {
  return share === null ? '-' : `${share.toFixed(1)} %`
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count)
}

function two(hour: number): string {
  return String(hour).padStart(2, '0')
}

function length(wait: number): string {
  return wait >= HOUR ? `${Math.round(wait / HOUR)} h` : `${Math.round(wait / MINUTE)} min`
}
