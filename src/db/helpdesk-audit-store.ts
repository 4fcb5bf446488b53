import { sql, type Selectable, type Transaction } from 'kysely'
import type { HelpdeskFact } from '../domain/helpdesk/facts.ts'
import type { BrandId, PersonId } from '../domain/ids.ts'
import type { Instant } from '../domain/time/instant.ts'
import type {
  AuditChange,
  AuditState,
  HelpdeskAudit,
  HelpdeskAuditStore,
} from '../workflows/ports/helpdesk-audit-store.ts'
import type { HelpdeskKind } from '../workflows/ports/helpdesk.ts'
import { addHaul, BUCKETS, bucketOf, byTicket, ticketsInBucket } from './helpdesk-audits/hauls.ts'
import { writtenFact } from './helpdesk-audits/written-fact.ts'
import type { DB } from './schema.ts'

const over: readonly AuditState[] = ['done', 'cancelled']

export function helpdeskAuditStore(trx: Transaction<DB>, now: Instant): HelpdeskAuditStore {
  return {
    async add({ brandId, id, helpdesk, settings, token, rules, since, personId }) {
      await trx
        .insertInto('helpdesk_audit')
        .values({
          brand_id: brandId,
          id,
          helpdesk,
          settings: JSON.stringify(settings),
          token,
          rules: JSON.stringify(rules),
          since_at: new Date(since),
          person_id: personId,
          asked_at: new Date(now),
        })
        .execute()
    },

    async find(brandId, id) {
      const row = await trx
        .selectFrom('helpdesk_audit')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? auditOf(row) : null
    },

    async change(brandId, id, round, change) {
      const { numUpdatedRows } = await trx
        .updateTable('helpdesk_audit')
        .set(columnsOf(change))
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .where('round', '=', round)
        .where('state', 'not in', over)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async keep(brandId, id, haul, facts) {
      if (facts.length === 0) return
      const tickets = byTicket(facts.map(writtenFact))
      await addHaul(trx, brandId, id, haul, tickets)
      const kept = [...tickets.values()].flat()
      const count = (type: HelpdeskFact['type']) => kept.filter((fact) => fact[0] === type).length
      await trx
        .updateTable('helpdesk_audit')
        .set({
          tickets: sql`tickets + ${count('ticket')}`,
          comments: sql`comments + ${count('comment')}`,
        })
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .execute()
    },

    async tickets(brandId, id, after) {
      for (let bucket = after === null ? 0 : bucketOf(after); bucket < BUCKETS; bucket += 1) {
        const tickets = await ticketsInBucket(trx, brandId, id, bucket)
        const left =
          after !== null && bucket === bucketOf(after)
            ? tickets.filter(({ ticketId }) => ticketId > after)
            : tickets
        if (left.length > 0) return left
      }
      return []
    },

    async factsOf(brandId, id, ticketId) {
      const tickets = await ticketsInBucket(trx, brandId, id, bucketOf(ticketId))
      return tickets.find((ticket) => ticket.ticketId === ticketId)?.facts ?? []
    },

    async remove(brandId, id) {
      const { numDeletedRows } = await trx
        .deleteFrom('helpdesk_audit')
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function columnsOf(change: AuditChange) {
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
  const date = (at: Instant | null) => (at === null ? null : new Date(at))
  return {
    ...(change.token !== undefined && { token: change.token }),
    ...(change.state !== undefined && { state: change.state }),
    ...(change.problem !== undefined && { problem: change.problem }),
    ...(change.progress !== undefined && { progress: change.progress }),
    ...(change.cursor !== undefined && { cursor: json(change.cursor) }),
    ...(change.round !== undefined && { round: change.round }),
    ...(change.hours !== undefined && { hours: json(change.hours) }),
    ...(change.coveredUntil !== undefined && { covered_until: date(change.coveredUntil) }),
    ...(change.notes !== undefined && { notes: JSON.stringify(change.notes) }),
    ...(change.missing !== undefined && { missing: JSON.stringify(change.missing) }),
    ...(change.tickets !== undefined && { tickets: change.tickets }),
    ...(change.comments !== undefined && { comments: change.comments }),
    ...(change.report !== undefined && { report: json(change.report) }),
    ...(change.reportedComments !== undefined && { reported_comments: change.reportedComments }),
    ...(change.waitingUntil !== undefined && { waiting_until: date(change.waitingUntil) }),
    ...(change.endedAt !== undefined && { ended_at: date(change.endedAt) }),
  }
}

export function auditOf(row: Selectable<DB['helpdesk_audit']>): HelpdeskAudit {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    helpdesk: row.helpdesk as HelpdeskKind,
    settings: row.settings as unknown as HelpdeskAudit['settings'],
    token: row.token,
    rules: row.rules as unknown as HelpdeskAudit['rules'],
    since: row.since_at.getTime(),
    personId: row.person_id as PersonId | null,
    state: row.state as AuditState,
    problem: row.problem,
    progress: row.progress,
    tickets: row.tickets,
    comments: row.comments,
    cursor: row.cursor,
    round: row.round,
    hours: row.hours as HelpdeskAudit['hours'],
    coveredUntil: row.covered_until?.getTime() ?? null,
    notes: row.notes as unknown as HelpdeskAudit['notes'],
    missing: row.missing as unknown as HelpdeskAudit['missing'],
    report: row.report as unknown as HelpdeskAudit['report'],
    reportedComments: row.reported_comments,
    waitingUntil: row.waiting_until?.getTime() ?? null,
    askedAt: row.asked_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
  }
}
