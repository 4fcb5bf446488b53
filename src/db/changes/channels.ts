import type { Kysely } from 'kysely'
import type { ChannelRow } from '../read/channels.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

export async function addChannel(
  db: Kysely<DB>,
  by: By,
  channel: Pick<ChannelRow, 'id' | 'brand_id' | 'slug' | 'name' | 'kind' | 'adapter' | 'mode' | 'address'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('channel').values(channel).execute()
    await audit(trx, by, {
      brandId: channel.brand_id,
      action: 'channel.create',
      subject: channel.id,
      after: channel,
    })
  })
}

export async function renameChannel(
  db: Kysely<DB>,
  by: By,
  channel: ChannelRow,
  name: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channel')
      .set({ name })
      .where('brand_id', '=', channel.brand_id)
      .where('id', '=', channel.id)
      .execute()
    await audit(trx, by, {
      brandId: channel.brand_id,
      action: 'channel.rename',
      subject: channel.id,
      before: { name: channel.name },
      after: { name },
    })
  })
}
