import { compileCalendar } from '../../domain/calendar/compile-calendar.ts'
import type { AuditRules } from '../../domain/helpdesk/audit-rules.ts'
import { ticketOf, type Ticket } from '../../domain/helpdesk/facts.ts'
import { reconcileLater, type ReconciledLater } from '../../domain/helpdesk/reconcile-later.ts'
import { reconcile, type Difference, type Reconciled } from '../../domain/helpdesk/reconcile.ts'
import type { HelpdeskAudit } from '../ports/helpdesk-audit-store.ts'
import type { Deps } from '../ports/store.ts'

/** A ticket with both verdicts on its answers, the first and the later ones, and what lies between them. */
export interface AuditedTicket {
  readonly ticket: Ticket
  readonly reconciled: Reconciled
  readonly later: ReconciledLater
}

export interface AuditedTickets {
  readonly items: readonly AuditedTicket[]
  /** The last ticket that was looked at, to go on after; null at the end. */
  readonly next: string | null
}

/** One page looks so often at most, and is then as long as it is. */
const LOOKS = 20

export interface WhichTickets {
  /** Only those whose verdict this rule changed. */
  readonly reason: Difference
  /** On the first answer, or on those that came later. */
  readonly answers: 'first' | 'later'
  readonly after: string | null
  readonly limit: number
}

/** The tickets behind a row of the reconciliation, in the order of the store. */
export async function auditTickets(
  { store }: Pick<Deps, 'store'>,
  audit: HelpdeskAudit,
  { reason, answers, after: from, limit }: WhichTickets,
): Promise<AuditedTickets> {
  const rules = rulesOf(audit)
  if (!rules) return { items: [], next: null }
  const items: AuditedTicket[] = []
  let after = from
  for (let look = 0; look < LOOKS; look += 1) {
    const behind: string | null = after
    const batch = await store.transaction((tx) => tx.helpdeskAudits.tickets(audit.brandId, audit.id, behind))
    if (batch.length === 0) return { items, next: null }
    for (const { ticketId, facts } of batch) {
      after = ticketId
      const found = audited(ticketOf(facts), rules)
      const { steps } = (answers === 'first' ? found?.reconciled : found?.later) ?? { steps: [] }
      if (!found || !steps.some((step) => step.reason === reason)) continue
      items.push(found)
      if (items.length === limit) return { items, next: after }
    }
  }
  return { items, next: after }
}

/** One ticket; null where it is not known, or does not count. */
export async function auditTicket(
  { store }: Pick<Deps, 'store'>,
  audit: HelpdeskAudit,
  ticketId: string,
): Promise<AuditedTicket | null> {
  const rules = rulesOf(audit)
  if (!rules) return null
  const facts = await store.transaction((tx) => tx.helpdeskAudits.factsOf(audit.brandId, audit.id, ticketId))
  return audited(ticketOf(facts), rules)
}

function audited(ticket: Ticket | null, rules: AuditRules): AuditedTicket | null {
  if (!ticket || ticket.head.leftOut !== null || ticket.head.createdAt < rules.since) return null
  return { ticket, reconciled: reconcile(ticket, rules), later: reconcileLater(ticket, rules) }
}

/** By what an audit measures, as of what it has read; null before anything is covered. */
export function rulesOf({ rules, hours, since, coveredUntil }: HelpdeskAudit): AuditRules | null {
  if (coveredUntil === null || coveredUntil <= since) return null
  return { ...rules, calendar: hours === null ? null : compileCalendar(hours), since, until: coveredUntil }
}
