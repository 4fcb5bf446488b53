import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Holding } from '../../domain/clock/holding.ts'
import type { Claim } from '../../domain/dispatch/dispatch.ts'
import type { BrandId, ClaimId, ConversationId, PersonId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { NewClaim } from '../../workflows/ports/dispatch-store.ts'
import type { DB } from '../schema.ts'
import { HOLDING_COLUMNS, holdingOf } from './holding-row.ts'
import { claimOf } from './rows.ts'

export async function addClaim(trx: Transaction<DB>, claim: NewClaim, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('claim')
    .values({
      brand_id: claim.brandId,
      id: claim.id,
      conversation_id: claim.conversationId,
      channel_kind: claim.channelKind,
      turn_id: claim.turnId,
      dispatch_id: claim.dispatchId,
      offer_id: claim.offerId,
      person_id: claim.personId,
      groups: [...claim.groups],
      origin: claim.origin,
      state: 'active',
      claimed_at: formatInstant(now),
      reply_by: formatInstant(claim.replyBy),
    })
    .onConflict((conflict) =>
      conflict.columns(['brand_id', 'conversation_id']).where('state', '=', sql.lit('active')).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export async function claimById(trx: Transaction<DB>, id: ClaimId): Promise<Claim | null> {
  const row = await trx.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? claimOf(row) : null
}

export async function activeClaim(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<Claim | null> {
  const row = await trx
    .selectFrom('claim')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row ? claimOf(row) : null
}

export async function holders(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<readonly Holding[]> {
  const rows = await trx
    .selectFrom('claim as c')
    .select(HOLDING_COLUMNS)
    .where('c.brand_id', '=', brandId)
    .where('c.conversation_id', '=', conversationId)
    .orderBy('c.claimed_at')
    .orderBy('c.id')
    .execute()
  return rows.map(holdingOf)
}

export async function activeClaimsOf(trx: Transaction<DB>, personId: PersonId): Promise<readonly Claim[]> {
  const rows = await trx
    .selectFrom('claim')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .execute()
  return rows.map(claimOf)
}

export async function assignedClaims(trx: Transaction<DB>): Promise<readonly Claim[]> {
  const rows = await trx
    .selectFrom('claim')
    .selectAll()
    .where('state', '=', 'active')
    .where('origin', 'in', ['assignment', 'handover'])
    .execute()
  return rows.map(claimOf)
}

export async function heldBy(trx: Transaction<DB>, personId: PersonId, kind: ChannelKind): Promise<number> {
  const { count } = await trx
    .selectFrom('claim')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .where('channel_kind', '=', kind)
    .executeTakeFirstOrThrow()
  return count
}

export async function extendClaim(
  trx: Transaction<DB>,
  claim: Claim,
  replyBy: Instant,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await stillAs(trx, claim)
    .set({
      reply_by: formatInstant(replyBy),
      started_at: formatInstant(claim.startedAt ?? now),
      version: claim.version + 1,
    })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endClaim(
  trx: Transaction<DB>,
  claim: Claim,
  state: Exclude<Claim['state'], 'active'>,
  reason: string | null,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await stillAs(trx, claim)
    .set({ state, reason, ended_at: formatInstant(now), version: claim.version + 1, credit: creditOf[state] })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How much of a piece of work counts as done by whoever held it, in the fairness of the next waves. */
const creditOf = { answered: 1, superseded: 0.5, lapsed: 0, handed_back: 0 } as const

function stillAs(trx: Transaction<DB>, claim: Claim) {
  return trx
    .updateTable('claim')
    .where('brand_id', '=', claim.brandId)
    .where('id', '=', claim.id)
    .where('state', '=', 'active')
    .where('version', '=', claim.version)
}
