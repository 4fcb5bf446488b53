import { z } from 'zod'
import { readHelpdeskAudit } from '../../../db/read/helpdesk-audits.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { notFound } from '../../problem.ts'
import { invalidCursor } from '../../list.ts'
import { route } from '../../route.ts'
import { auditParams } from './begin.ts'
import { presentTicket, presentTicketStory } from './present-ticket.ts'
import { auditTickets, auditTicketsQuery, auditTicketStory } from './schema.ts'

const ticketKey = z.tuple([z.string()])

export const listAuditTickets = route({
  operation: 'helpdesk-audits.tickets',
  method: 'get',
  path: '/helpdesk-audits/:id/tickets',
  summary:
    'The tickets behind a row of the reconciliation. A page may be short, or empty, and have a next one.',
  params: auditParams,
  query: auditTicketsQuery,
  answers: {
    200: { is: 'The tickets whose verdict that rule changed.', schema: auditTickets },
    404: { is: 'No such audit.' },
  },
  async handle(
    { db, workflows: { helpdesks } },
    { scope, params, query: { reason, answers, cursor, limit } },
  ) {
    const audit = await readHelpdeskAudit(db, brandIds(scope), params.id)
    if (!audit) return notFound('audit')
    const after = cursor === undefined ? null : decodeCursor(cursor, ticketKey)
    if (after === undefined) return invalidCursor
    const { items, next } = await helpdesks.tickets(audit, {
      reason,
      answers,
      after: after?.[0] ?? null,
      limit,
    })
    return ok({
      items: items.map((one) => presentTicket(one, urlIn(audit, helpdesks.ticketUrl))),
      next: next === null ? null : encodeCursor([next]),
    })
  },
})

export const readAuditTicket = route({
  operation: 'helpdesk-audits.ticket',
  method: 'get',
  path: '/helpdesk-audits/:id/tickets/:ticket_id',
  summary: 'What is known of one ticket, and how the verdicts on its answers differ.',
  params: auditParams.extend({ ticket_id: z.string().min(1).max(200) }),
  answers: {
    200: { is: 'The ticket. No texts: none are kept.', schema: auditTicketStory },
    404: { is: 'No such audit, or no such ticket in it.' },
  },
  async handle({ db, workflows: { helpdesks } }, { scope, params }) {
    const audit = await readHelpdeskAudit(db, brandIds(scope), params.id)
    if (!audit) return notFound('audit')
    const found = await helpdesks.ticket(audit, params.ticket_id)
    return found ? ok(presentTicketStory(found, urlIn(audit, helpdesks.ticketUrl))) : notFound('ticket')
  },
})

type Audit = NonNullable<Awaited<ReturnType<typeof readHelpdeskAudit>>>
type TicketUrl = (kind: Audit['helpdesk'], settings: Audit['settings'], ticketId: string) => string | null

function urlIn({ helpdesk, settings }: Audit, ticketUrl: TicketUrl) {
  return (ticketId: string) => ticketUrl(helpdesk, settings, ticketId)
}
