import type { ChannelRow } from '../../../db/read/channels.ts'
import type { Channel } from '../../api-types.ts'

export function presentChannel(row: ChannelRow): Channel {
  const { id, brand_id, slug, name, kind, adapter, mode, address, settings, health, connected_at } = row
  return {
    id,
    brand_id,
    slug,
    name,
    kind,
    adapter,
    mode,
    address,
    settings,
    health,
    connected_at: connected_at.toISOString(),
  }
}
