import { sql, type Kysely } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { Deed, RecoveryOutcome } from '../read/recoveries.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

interface Whose {
  readonly brandId: string
  readonly customerId: string
  readonly now: Instant
}

/** Somebody takes a customer on, or is given them: the owner and the deed of an open recovery may change until it is closed. */
export async function ownRecovery(
  db: Kysely<DB>,
  by: By,
  { brandId, customerId, now }: Whose,
  { ownerId, deed }: { readonly ownerId: string; readonly deed: Deed },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into recovery (brand_id, id, customer_id, owner_id, deed, owned_at)
      values (${brandId}, ${by.newId()}, ${customerId}, ${ownerId}, ${deed}, ${formatInstant(now)})
      on conflict (brand_id, customer_id) where closed_at is null
      do update set owner_id = excluded.owner_id, deed = excluded.deed
    `.execute(trx)
    await audit(trx, by, {
      brandId,
      action: 'recovery.own',
      subject: customerId,
      after: { owner_id: ownerId, deed },
    })
  })
}

/** What came of it. False when nobody has taken this customer on, or it is closed. */
export async function closeRecovery(
  db: Kysely<DB>,
  by: By,
  { brandId, customerId, now }: Whose,
  result: { readonly outcome: RecoveryOutcome; readonly note: string | null },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update recovery set outcome = ${result.outcome}, note = ${result.note}, closed_at = ${formatInstant(now)}
      where brand_id = ${brandId} and customer_id = ${customerId} and closed_at is null returning id
    `.execute(trx)
    if (rows.length > 0)
      await audit(trx, by, { brandId, action: 'recovery.close', subject: customerId, after: result })
    return rows.length > 0
  })
}
