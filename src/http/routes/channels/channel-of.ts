import type { ChannelRow } from '../../../db/read/channels.ts'
import type { Channel } from '../../../domain/conversation/channel.ts'
import type { BrandId, ChannelId } from '../../../domain/ids.ts'

export function channelOf(row: ChannelRow): Channel {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id as ChannelId,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    adapter: row.adapter,
    mode: row.mode,
    address: row.address,
    settings: row.settings,
    connectedAt: row.connected_at.getTime(),
  }
}
