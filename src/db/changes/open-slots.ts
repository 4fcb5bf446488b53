import { sql, type Kysely, type Transaction } from 'kysely'
import type { OpenSlot } from '../../domain/roster/open-slots.ts'
import type { OpenSlotRow } from '../read/open-slots.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'
import { addRosterChange } from './roster-changes.ts'

export async function offerSlots(
  trx: Transaction<DB>,
  by: By,
  brandId: string,
  what: { readonly kind: string; readonly language: string | null },
  slots: readonly OpenSlot[],
): Promise<void> {
  for (const { from, to, arrivals } of slots)
    await trx
      .insertInto('open_slot')
      .values({
        brand_id: brandId,
        id: by.newId(),
        channel_kind: what.kind,
        language: what.language ?? '',
        from_at: new Date(from),
        to_at: new Date(to),
        arrivals,
      })
      .execute()
}

export async function withdrawSlots(trx: Kysely<DB>, brandId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update open_slot set state = 'withdrawn' where brand_id = ${brandId} and id = any (${ids}::uuid[]) and state = 'open'
  `.execute(trx)
}

/** Whoever takes a slot stands on the roster of booked slots for that time: chats and calls by standby, the rest as on shift. */
export async function bookSlot(
  trx: Transaction<DB>,
  by: By,
  slot: OpenSlotRow,
  person: { readonly id: string; readonly slug: string },
  from: Date,
): Promise<void> {
  const standby = slot.channel_kind === 'chat' || slot.channel_kind === 'phone'
  const rosterId = await bookedRoster(trx, by, slot.brand_id, standby ? 'standby' : 'on_shift')
  const changeId = by.newId()
  const definition = {
    kind: 'add',
    member: person.slug,
    from: from.toISOString(),
    to: slot.to_at.toISOString(),
  }
  await addRosterChange(trx, by, {
    id: changeId,
    brandId: slot.brand_id,
    rosterId,
    kind: 'exception',
    definition,
    from,
    to: slot.to_at,
  })
  await sql`
    update open_slot set state = 'taken', person_id = ${person.id}, taken_at = statement_timestamp(), change_id = ${changeId}
    where brand_id = ${slot.brand_id} and id = ${slot.id}
  `.execute(trx)
}

export async function releaseSlot(trx: Transaction<DB>, by: By, slot: OpenSlotRow): Promise<void> {
  const { brand_id: brandId, id } = slot
  await sql`
    update open_slot set state = 'open', person_id = null, taken_at = null, change_id = null
    where brand_id = ${brandId} and id = ${id}
  `.execute(trx)
  await sql`
    update roster_change set removed_at = statement_timestamp() where brand_id = ${brandId} and id = ${slot.change_id}
  `.execute(trx)
  await audit(trx, by, { brandId, action: 'slot.release', subject: id, before: slot })
}

/** Made at the first booking. */
async function bookedRoster(
  trx: Transaction<DB>,
  by: By,
  brandId: string,
  audience: 'standby' | 'on_shift',
): Promise<string> {
  const [slug, name] =
    audience === 'standby' ? ['booked-standby', 'Booked standby'] : ['booked-shifts', 'Booked shifts']
  await trx
    .insertInto('roster')
    .values({
      brand_id: brandId,
      id: by.newId(),
      slug,
      name,
      audience,
      schedule: JSON.stringify({ timezone: 'UTC' }),
    })
    .onConflict((conflict) => conflict.columns(['brand_id', 'slug']).doUpdateSet({ removed_at: null }))
    .execute()
  const { id } = await trx
    .selectFrom('roster')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return id
}
