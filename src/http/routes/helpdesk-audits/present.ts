import type { z } from 'zod'
import type { AuditReport } from '../../../domain/helpdesk/audit-report.ts'
import type { Reconciliation } from '../../../domain/helpdesk/reconciliation-tally.ts'
import { formatInstant, SECOND } from '../../../domain/time/instant.ts'
import type { HelpdeskAudit } from '../../../workflows/ports/helpdesk-audit-store.ts'
import type { auditReport, helpdeskAudit, helpdeskAudits, reconciliation } from './schema.ts'

type Standing = z.output<typeof helpdeskAudits>['items'][number]

export function presentStanding(audit: HelpdeskAudit): Standing {
  const instant = (at: number | null) => (at === null ? null : formatInstant(at))
  return {
    id: audit.id,
    brand_id: audit.brandId,
    helpdesk: audit.helpdesk,
    url: audit.settings.url,
    state: audit.state,
    problem: audit.problem,
    progress: audit.progress,
    tickets: audit.tickets,
    comments: audit.comments,
    since: formatInstant(audit.since),
    covered_until: instant(audit.coveredUntil),
    waiting_until: instant(audit.waitingUntil),
    asked_at: formatInstant(audit.askedAt),
    ended_at: instant(audit.endedAt),
    missing: audit.missing.map(({ verdict, message, mend }) => ({ verdict, message, mend })),
    notes: { ...audit.notes },
  }
}

export function presentAudit(audit: HelpdeskAudit): z.output<typeof helpdeskAudit> {
  return { ...presentStanding(audit), report: audit.report && presentReport(audit.report) }
}

const grid = (hours: readonly (readonly number[])[]) => hours.map((day) => [...day])
const seconds = (length: number | null) => (length === null ? null : length / SECOND)

export function presentReport(report: AuditReport): z.output<typeof auditReport> {
  const { figures } = report
  return {
    since: formatInstant(report.since),
    until: formatInstant(report.until),
    time_zone: report.timeZone,
    tickets: report.tickets,
    comments: report.comments,
    left_out: { ...report.leftOut },
    turns: figures.turns,
    neglected: figures.neglected,
    index: figures.index,
    people: figures.people,
    never_answered: figures.neverAnswered,
    hidden: figures.hidden,
    median_seconds: seconds(figures.medianWait),
    p90_seconds: seconds(figures.p90Wait),
    causes: figures.causes.map(({ cause, count }) => ({ cause, count })),
    by_local_hour: grid(figures.byLocalHour),
    worst_hour: report.worstHour && { ...report.worstHour },
    channels: report.channels.map((channel) => ({
      kind: channel.kind,
      target_seconds: channel.targetSeconds,
      turns: channel.turns,
      neglected: channel.neglected,
      neglected_by_hour: grid(channel.neglectedByHour),
      people_needed: grid(channel.peopleNeeded),
    })),
    worst: report.worst.map((ticket) => ({
      ticket_id: ticket.ticketId,
      subject: ticket.subject,
      wait_seconds: ticket.waitSeconds,
      never_answered: ticket.neverAnswered,
    })),
    reconciliation: presentReconciliation(report.reconciliation),
  }
}

function presentReconciliation(found: Reconciliation): z.output<typeof reconciliation> {
  const counts = ({ met, missed, none, metShare }: Reconciliation['theirs']) => ({
    met,
    missed,
    none,
    met_share: metShare,
  })
  return {
    tickets: found.tickets,
    promised: found.promised,
    theirs: counts(found.theirs),
    ours: counts(found.ours),
    reasons: found.reasons.map((reason) => ({ ...reason })),
    remainder: { ...found.remainder },
    examples: found.examples.map(({ ticketId, theirs, ours, reasons }) => ({
      ticket_id: ticketId,
      theirs,
      ours,
      reasons: [...reasons],
    })),
    later: found.later
      ? {
          promised: found.later.promised,
          theirs: counts(found.later.theirs),
          ours: counts(found.later.ours),
          reasons: found.later.reasons.map((reason) => ({ ...reason })),
          remainder: { ...found.later.remainder },
        }
      : null,
  }
}
