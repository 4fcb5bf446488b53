import { sql, type Transaction } from 'kysely'
import type { NewEvent } from '../../domain/event/event.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { eventLog } from '../event-log.ts'
import { jobs } from '../jobs.ts'
import type { DB } from '../schema.ts'
import { timerStore } from '../timer-store.ts'

interface Closed {
  readonly what: 'dispatch' | 'offer' | 'claim'
  readonly id: string
  readonly conversation_id: string
  readonly person_id: string | null
  readonly state: string
}

/** Credit for work that somebody else answered. */
const HALF = 0.5

/**
 * Whatever still searches or holds for these turns ends with them. The dispatches are locked first: a claim that is being
 * made locks them too, so that one of the two sees the other.
 */
export async function closeForTurns(
  trx: Transaction<DB>,
  brandId: string,
  turnIds: readonly string[],
  reason: string,
  now: Instant,
): Promise<void> {
  const at = sql`${formatInstant(now)}::timestamptz`
  const { rows: dispatches } = await sql<Closed>`
    update dispatch d
    set state = case when t.outcome = 'answered' then 'answered' else 'withdrawn' end,
      version = d.version + 1, closed_at = ${at}, reason = ${reason}
    from unnest(${turnIds}::uuid[]) as k(turn_id)
    left join turn t on t.brand_id = ${brandId} and t.id = k.turn_id
    where d.brand_id = ${brandId} and d.turn_id = k.turn_id and d.state in ('open', 'claimed')
    returning 'dispatch' as what, d.id, d.conversation_id, null as person_id, d.state
  `.execute(trx)
  const { rows: claims } = await sql<Closed>`
    update claim c
    set state = case when m.person_id = c.person_id then 'answered' else 'superseded' end,
      credit = case when m.person_id = c.person_id then 1.0 else ${HALF}::real end,
      version = c.version + 1, ended_at = ${at}, reason = ${reason}
    from unnest(${turnIds}::uuid[]) as k(turn_id)
    left join turn t on t.brand_id = ${brandId} and t.id = k.turn_id
    left join message m on m.brand_id = ${brandId} and m.id = t.closed_by
    where c.brand_id = ${brandId} and c.turn_id = k.turn_id and c.state = 'active'
    returning 'claim' as what, c.id, c.conversation_id, c.person_id, c.state
  `.execute(trx)
  if (dispatches.length + claims.length === 0) return
  const { rows: offers } = await sql<Closed>`
    update offer set state = 'withdrawn', closed_at = ${at}, reason = ${reason}
    where brand_id = ${brandId} and dispatch_id = any (${dispatches.map(({ id }) => id)}::uuid[]) and state = 'open'
    returning 'offer' as what, id, conversation_id, person_id, state
  `.execute(trx)
  const closed = [...dispatches, ...claims, ...offers]
  await timerStore(trx).finish(
    closed.map(({ id, conversation_id }) => ({ brandId, conversationId: conversation_id, id })),
  )
  await eventLog(trx).append(closed.map((one) => eventOf(brandId, one, reason, now)))
  await addJobs(trx, brandId, claims, offers)
}

/** Somebody's hands are free again; messages that showed the offers say so. */
async function addJobs(
  trx: Transaction<DB>,
  brandId: string,
  claims: readonly Closed[],
  offers: readonly Closed[],
): Promise<void> {
  if (offers.length > 0)
    await jobs(trx).add('update-pings', { brand_id: brandId, offer_ids: offers.map(({ id }) => id) })
  if (claims.length > 0) await jobs(trx).add('serve-waiting', { brand_id: brandId })
}

function eventOf(brandId: string, closed: Closed, reason: string, now: Instant): NewEvent {
  const common = { brandId, subject: closed.conversation_id, occurredAt: now }
  switch (closed.what) {
    case 'dispatch': {
      const state = closed.state as 'answered' | 'withdrawn'
      return { ...common, type: 'dispatch.closed', payload: { dispatch_id: closed.id, state, reason } }
    }
    case 'offer':
      return {
        ...common,
        type: 'offer.withdrawn',
        payload: { offer_id: closed.id, person_id: closed.person_id!, reason },
      }
    case 'claim':
      return {
        ...common,
        type: 'claim.ended',
        payload: { claim_id: closed.id, person_id: closed.person_id!, state: closed.state },
      }
  }
}
