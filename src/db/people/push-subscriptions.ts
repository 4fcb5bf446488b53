import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface PushSubscriptionRow {
  readonly id: string
  readonly endpoint: string
  readonly p256dh: Buffer
  readonly auth: Buffer
}

/** A browser has one subscription; whoever is signed in there takes it over. More than ten of one person: the oldest goes. */
export async function addPushSubscription(
  db: Kysely<DB>,
  personId: string,
  { id, endpoint, p256dh, auth }: PushSubscriptionRow,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows: before } = await sql<{ person_id: string }>`
      delete from push_subscription where endpoint = ${endpoint} returning person_id
    `.execute(trx)
    await trx
      .insertInto('push_subscription')
      .values({ id, person_id: personId, endpoint, p256dh, auth })
      .execute()
    await sql`
      delete from push_subscription where id in (
        select id from push_subscription where person_id = ${personId} order by created_at desc, id desc offset 10)
    `.execute(trx)
    await count(trx, [personId, ...before.map(({ person_id }) => person_id)])
  })
}

/** True when there was such a subscription, of this person if one is given. */
export async function removePushSubscription(
  db: Kysely<DB>,
  which: { readonly id: string } | { readonly endpoint: string; readonly personId: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ person_id: string }>`
      delete from push_subscription
      where ${'id' in which ? sql`id = ${which.id}` : sql`endpoint = ${which.endpoint} and person_id = ${which.personId}`}
      returning person_id
    `.execute(trx)
    await count(
      trx,
      rows.map(({ person_id }) => person_id),
    )
    return rows.length > 0
  })
}

export async function pushSubscriptionsOf(
  db: Kysely<DB>,
  personId: string,
): Promise<readonly PushSubscriptionRow[]> {
  return db
    .selectFrom('push_subscription')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
}

/** The person's row tells at a glance whether a push reaches them. */
async function count(db: Kysely<DB>, personIds: readonly string[]): Promise<void> {
  await sql`
    update person p set pushes = exists (select from push_subscription s where s.person_id = p.id)
    where p.id = any (${personIds}::uuid[])
  `.execute(db)
}
