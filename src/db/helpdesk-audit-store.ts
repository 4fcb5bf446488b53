import { sql, type Selectable, type Transaction } from 'kysely'
import type { HelpdeskFact } from '../domain/helpdesk/facts.ts'
import type { BrandId, PersonId } from '../domain/ids.ts'
import type { Instant } from '../domain/time/instant.ts'
import type {
  AuditChange,
  AuditState,
  HelpdeskAudit,
  HelpdeskAuditStore,
  StoredTicket,
} from '../workflows/ports/helpdesk-audit-store.ts'
import type { HelpdeskKind } from '../workflows/ports/helpdesk.ts'
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

    async keep(brandId, id, facts) {
      if (facts.length === 0) return
      const rows = [...new Map(facts.map((fact) => [keyOf(fact), fact])).values()]
      await sql`
        with kept as (
          insert into helpdesk_fact (brand_id, audit_id, ticket_id, kind, fact_id, data)
          select ${brandId}, ${id}, ticket_id, kind, fact_id, data::json
          from unnest(${rows.map(({ ticketId }) => ticketId)}::text[], ${rows.map(({ type }) => type)}::text[],
            ${rows.map(factId)}::text[], ${rows.map((fact) => JSON.stringify(fact).replaceAll('\\u0000', ''))}::text[])
            as fact (ticket_id, kind, fact_id, data)
          on conflict (brand_id, audit_id, ticket_id, kind, fact_id) do update set data = excluded.data
          returning kind, (xmax = 0) as fresh
        )
        update helpdesk_audit set
          tickets = tickets + (select count(*) from kept where fresh and kind = 'ticket'),
          comments = comments + (select count(*) from kept where fresh and kind = 'comment')
        where brand_id = ${brandId} and id = ${id}
      `.execute(trx)
    },

    async tickets(brandId, id, after, limit) {
      const { rows } = await sql<{ ticket_id: string; facts: readonly HelpdeskFact[] }>`
        select ticket_id, json_agg(data) as facts from helpdesk_fact
        where brand_id = ${brandId} and audit_id = ${id} and ticket_id > ${after ?? ''}
        group by ticket_id order by ticket_id limit ${limit}
      `.execute(trx)
      return rows.map(({ ticket_id, facts }): StoredTicket => ({ ticketId: ticket_id, facts }))
    },

    async factsOf(brandId, id, ticketId) {
      const rows = await trx
        .selectFrom('helpdesk_fact')
        .select('data')
        .where('brand_id', '=', brandId)
        .where('audit_id', '=', id)
        .where('ticket_id', '=', ticketId)
        .execute()
      return rows.map(({ data }) => data as unknown as HelpdeskFact)
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

function factId(fact: HelpdeskFact): string {
  return fact.type === 'ticket' ? '' : fact.id
}

function keyOf(fact: HelpdeskFact): string {
  return JSON.stringify([fact.ticketId, fact.type, factId(fact)])
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
