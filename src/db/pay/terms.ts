import { sql, type Transaction } from 'kysely'
import type { BrandId, ClaimId, OfferId, PersonId } from '../../domain/ids.ts'
import type { ClaimEnd } from '../../domain/pay/earned.ts'
import type { PayTerms } from '../../domain/pay/pay-terms.ts'
import { formatInstant, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { PayStore, Unsettled } from '../../workflows/ports/pay-store.ts'
import type { DB } from '../schema.ts'

/** How an offer carries its pay. */
export interface WrittenTerms {
  readonly amount_minor: number
  readonly currency: string
  readonly earns: 'answer'
  readonly floor_minor?: number
  readonly uplift_percent?: number
  readonly usual_minutes?: number
  readonly usual_answers?: number | null
  readonly final_after_hours?: number
}

export function writtenTerms(terms: PayTerms): WrittenTerms {
  return {
    amount_minor: terms.amountMinor,
    currency: terms.currency,
    earns: 'answer',
    floor_minor: terms.floorMinor,
    uplift_percent: terms.upliftPercent,
    usual_minutes: terms.usualMinutes,
    usual_answers: terms.usualAnswers,
    final_after_hours: terms.finalAfter / HOUR,
  }
}

export async function offeredTerms(
  trx: Transaction<DB>,
  brandId: BrandId,
  offerId: OfferId,
): Promise<PayTerms | null> {
  const row = await trx
    .selectFrom('offer')
    .select('pay')
    .where('brand_id', '=', brandId)
    .where('id', '=', offerId)
    .executeTakeFirst()
  const pay = row?.pay as WrittenTerms | null | undefined
  return pay
    ? {
        currency: pay.currency,
        amountMinor: pay.amount_minor,
        floorMinor: pay.floor_minor ?? 0,
        upliftPercent: pay.uplift_percent ?? 0,
        usualMinutes: pay.usual_minutes ?? 0,
        usualAnswers: pay.usual_answers ?? null,
        finalAfter: (pay.final_after_hours ?? 0) * HOUR,
      }
    : null
}

export async function freezeTerms(
  trx: Transaction<DB>,
  claim: Parameters<PayStore['freeze']>[0],
  terms: PayTerms,
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('pay_terms')
    .values({
      brand_id: claim.brandId,
      claim_id: claim.id,
      person_id: claim.personId,
      conversation_id: claim.conversationId,
      channel_kind: claim.channelKind,
      offer_id: claim.offerId,
      currency: terms.currency,
      amount_minor: terms.amountMinor,
      floor_minor: terms.floorMinor,
      uplift_percent: terms.upliftPercent,
      usual_minutes: terms.usualMinutes,
      usual_answers: terms.usualAnswers,
      final_after_ms: terms.finalAfter,
      frozen_at: formatInstant(now),
    })
    .execute()
}

interface UnsettledRow {
  readonly brand_id: BrandId
  readonly claim_id: ClaimId
  readonly person_id: PersonId
  readonly currency: string
  readonly amount_minor: number
  readonly floor_minor: number
  readonly uplift_percent: number
  readonly usual_minutes: number
  readonly usual_answers: number | null
  readonly final_after_ms: number
  readonly state: ClaimEnd['state'] | null
  readonly reason: string | null
  readonly gone: ClaimEnd['gone']
  readonly started_at: Date | null
  readonly ended_at: Date | null
}

export async function unsettledTerms(trx: Transaction<DB>, limit: number): Promise<readonly Unsettled[]> {
  const { rows } = await sql<UnsettledRow>`
    select t.*, c.state, c.reason, c.started_at, c.ended_at,
      case when v.forgotten_at is not null or u.reason = 'forgotten' then 'erased'
        when v.merged_into is not null and u.outcome is distinct from 'answered' then 'merged' end as gone
    from pay_terms t
    left join claim c on c.brand_id = t.brand_id and c.id = t.claim_id
    left join turn u on u.brand_id = c.brand_id and u.id = c.turn_id
    left join conversation v on v.brand_id = t.brand_id and v.id = t.conversation_id
    where t.settled_at is null and c.state is distinct from 'active'
    order by t.frozen_at limit ${limit} for update of t skip locked
  `.execute(trx)
  return rows.map((row) => ({
    brandId: row.brand_id,
    claimId: row.claim_id,
    personId: row.person_id,
    terms: {
      currency: row.currency,
      amountMinor: row.amount_minor,
      floorMinor: row.floor_minor,
      upliftPercent: row.uplift_percent,
      usualMinutes: row.usual_minutes,
      usualAnswers: row.usual_answers,
      finalAfter: row.final_after_ms,
    },
    end: row.state && {
      state: row.state,
      reason: row.reason,
      gone: row.gone,
      startedAt: row.started_at?.getTime() ?? null,
      endedAt: row.ended_at!.getTime(),
    },
  }))
}
