import { sql, type Transaction } from 'kysely'
import type { BrandId, PolicyId } from '../../domain/ids.ts'
import type { CarriedWait, Course, StatusChange } from '../../domain/conversation/course.ts'
import type { Settlement } from '../../domain/conversation/turn.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { DB } from '../schema.ts'

/** A settlement, a status that somebody set, or a wait that a merge carried over: one row each, so that one question finds all. */
interface CourseFactRow {
  readonly kind: 'settlement' | 'status' | 'carried'
  readonly conversation_id: string
  readonly id: string
  readonly occurred_at: Date
  readonly what: string | null
  readonly until_at: Date | null
  readonly person_id: string | null
  readonly reason: string | null
  readonly policy_id: string | null
  readonly policy_version: number | null
  readonly history: boolean
}

/** What people did to conversations, beside their messages. */
export async function courseFacts(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<readonly CourseFactRow[]> {
  const { rows } = await sql<CourseFactRow>`
    select 'settlement' as kind, conversation_id, id, occurred_at, outcome as what, null::timestamptz as until_at,
      person_id, reason, null::uuid as policy_id, null::integer as policy_version, false as history
    from settlement
    where brand_id = ${brandId} and conversation_id = any (${conversationIds}::uuid[]) and voided_at is null
    union all
    select 'status', conversation_id, id, occurred_at, status, until_at, person_id, reason, null, null, false
    from status_change where brand_id = ${brandId} and conversation_id = any (${conversationIds}::uuid[])
    union all
    select 'carried', conversation_id, message_id, occurred_at, metric, since, null, null, policy_id, policy_version, history
    from carried_wait where brand_id = ${brandId} and conversation_id = any (${conversationIds}::uuid[])
  `.execute(trx)
  return rows
}

/** The same, as the domain knows it. */
export function factsOf(rows: readonly CourseFactRow[]): Omit<Course, 'messages'> {
  return {
    settlements: rows.filter(({ kind }) => kind === 'settlement').map(settlementOf),
    statusChanges: rows.filter(({ kind }) => kind === 'status').map(statusChangeOf),
    carried: rows.filter(({ kind }) => kind === 'carried').map(carriedWaitOf),
  }
}

function settlementOf(row: CourseFactRow): Settlement {
  return { id: row.id, occurredAt: row.occurred_at.getTime(), outcome: row.what as Settlement['outcome'] }
}

function statusChangeOf(row: CourseFactRow): StatusChange {
  return {
    id: row.id,
    occurredAt: row.occurred_at.getTime(),
    status: row.what as StatusChange['status'],
    until: row.until_at?.getTime() ?? null,
    personId: row.person_id,
    reason: row.reason,
  }
}

function carriedWaitOf(row: CourseFactRow): CarriedWait {
  const { policy_id, policy_version, what } = row
  return {
    id: row.id,
    since: row.until_at!.getTime(),
    occurredAt: row.occurred_at.getTime(),
    promise:
      policy_id === null || policy_version === null
        ? null
        : { policyId: policy_id as PolicyId, policyVersion: policy_version, metric: what as Metric },
    history: row.history,
  }
}
