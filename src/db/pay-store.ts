import { sql, type Transaction } from 'kysely'
import type { BrandId, PersonId } from '../domain/ids.ts'
import { shiftsBetween } from '../domain/roster/shifts-between.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { Duty, PayStore } from '../workflows/ports/pay-store.ts'
import { usualTime } from './dispatch/lead-times.ts'
import { brandPay, payingBrands } from './pay/brand-pay.ts'
import { addEntries, addStatement, joinedAccounts, payAccounts, standbyBooked } from './pay/ledger.ts'
import * as payments from './pay/payments.ts'
import { freezeTerms, offeredTerms, unsettledTerms } from './pay/terms.ts'
import { loadRosters } from './people/on-duty.ts'
import type { DB } from './schema.ts'

export function payStore(trx: Transaction<DB>, now: Instant): PayStore {
  return {
    rules: async (brandId) => (await brandPay(trx, brandId)).rules,
    payer: async (brandId) => (await brandPay(trx, brandId)).payer,
    brands: () => payingBrands(trx),
    async lock(brandId) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`sundial pay ${brandId}`}, 0))`.execute(trx)
    },

    usualTime: (brandId, kind) => usualTime(trx, brandId, kind),
    offered: (brandId, offerId) => offeredTerms(trx, brandId, offerId),
    freeze: (claim, terms) => freezeTerms(trx, claim, terms, now),
    unsettled: (limit) => unsettledTerms(trx, limit),
    async setSettled(brandId, claimId, outcome) {
      await trx
        .updateTable('pay_terms')
        .set({ settled_at: formatInstant(now), outcome })
        .where('brand_id', '=', brandId)
        .where('claim_id', '=', claimId)
        .where('settled_at', 'is', null)
        .execute()
    },

    addEntries: (entries) => addEntries(trx, entries),
    standbyBooked: (personIds, since) => standbyBooked(trx, personIds, since),
    duty: (brandId, from, to, personId) => dutyBetween(trx, brandId, from, to, personId ?? null),
    async standbySettledUntil(brandId, at) {
      await trx
        .insertInto('standby_settled')
        .values({ brand_id: brandId, until_at: formatInstant(at) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await trx
        .selectFrom('standby_settled')
        .select('until_at')
        .where('brand_id', '=', brandId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      return row.until_at.getTime()
    },
    async setStandbySettled(brandId, until) {
      await trx
        .updateTable('standby_settled')
        .set({ until_at: formatInstant(until) })
        .where('brand_id', '=', brandId)
        .execute()
    },

    accounts: (brandId, personId) => payAccounts(trx, brandId, personId ?? null),
    joinedAccounts: (from) => joinedAccounts(trx, from ?? null),
    addStatement: (brandId, id, statement) => addStatement(trx, brandId, id, statement, now),

    addBatch: (batch) => payments.addBatch(trx, batch, now),
    addPayments: (ordered) => payments.addPayments(trx, ordered),
    unreturnedPayment: (brandId, id) => payments.unreturnedPayment(trx, brandId, id),
    paymentsNamed: (brandId, names) => payments.paymentsNamed(trx, brandId, names),
    settlePayment: (brandId, id, outcome) => payments.settlePayment(trx, brandId, id, outcome, now),
    setProfile: (personId, profile, fingerprint) =>
      payments.setProfile(trx, personId, profile, fingerprint, now),
    noteClash: (personId, fingerprint) => payments.noteClash(trx, personId, fingerprint, now),
    paymentsUnderWay: (personId) => payments.paymentsUnderWay(trx, personId),

    addDispute: (dispute) => payments.addDispute(trx, dispute, now),
    openDispute: (brandId, id) => payments.openDispute(trx, brandId, id),
    decideDispute: (brandId, id, decision) => payments.decideDispute(trx, brandId, id, decision, now),
  }
}

/** Freelance experts' time on all rosters of the brand; whoever was removed stands in them until then. */
async function dutyBetween(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
  personId: PersonId | null,
): Promise<readonly Duty[]> {
  const { rows } = await sql<{ id: PersonId; slug: string; time_zone: string }>`
    select distinct p.id, p.slug, p.time_zone from person p join membership m on m.person_id = p.id
    where m.brand_id = ${brandId} and m.role = 'expert' and p.kind = 'freelance'
      and (${personId}::uuid is null or p.id = ${personId})
  `.execute(trx)
  if (rows.length === 0) return []
  const shifts = (await loadRosters(trx, brandId)).flatMap(({ roster }) => shiftsBetween(roster, from, to))
  return rows.flatMap(({ id, slug, time_zone }) => {
    const stretches = shifts.filter(({ member }) => member === slug)
    return stretches.length === 0 ? [] : [{ personId: id, zone: time_zone, stretches }]
  })
}
