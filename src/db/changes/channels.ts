import type { Kysely } from 'kysely'
import type { ChannelRow } from '../read/channels.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

export type NewChannel = Pick<
  ChannelRow,
  'id' | 'brand_id' | 'slug' | 'name' | 'kind' | 'adapter' | 'mode' | 'address' | 'settings'
>

export async function addChannel(db: Kysely<DB>, by: By, channel: NewChannel): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('channel')
      .values({ ...channel, settings: JSON.stringify(channel.settings) })
      .execute()
    await audit(trx, by, {
      brandId: channel.brand_id,
      action: 'channel.create',
      subject: channel.id,
      after: channel,
    })
  })
}

export type ChannelChange = Partial<Pick<ChannelRow, 'name' | 'address' | 'settings'>>

/** What was known of its line no longer holds once its settings are others. */
export async function alterChannel(
  db: Kysely<DB>,
  by: By,
  channel: ChannelRow,
  { settings, ...change }: ChannelChange,
): Promise<void> {
  const { name, address } = channel
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channel')
      .set({ ...change, ...(settings && { settings: JSON.stringify(settings), health: '{}' }) })
      .where('brand_id', '=', channel.brand_id)
      .where('id', '=', channel.id)
      .execute()
    await audit(trx, by, {
      brandId: channel.brand_id,
      action: 'channel.change',
      subject: channel.id,
      before: { name, address, settings: channel.settings },
      after: { ...change, ...(settings && { settings }) },
    })
  })
}

/**
 * Nothing comes or goes through it any more; its conversations stay under its name, and its slug and address are free again.
 * False when it was gone already.
 */
export async function removeChannel(
  db: Kysely<DB>,
  by: By,
  channel: ChannelRow,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('channel')
      .set({ removed_at: now, slug: `${channel.slug}-${channel.id.slice(-12)}` })
      .where('brand_id', '=', channel.brand_id)
      .where('id', '=', channel.id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    const { slug, name, kind, adapter, mode, address, settings } = channel
    await audit(trx, by, {
      brandId: channel.brand_id,
      action: 'channel.remove',
      subject: channel.id,
      before: { slug, name, kind, adapter, mode, address, settings },
    })
    return true
  })
}
