import type { ChannelRow } from '../../../db/read/channels.ts'
import { channelOf } from './channel-of.ts'
import type { Channel } from '../../api-types.ts'
import type { HttpDeps } from '../../deps.ts'
import { instantOrNull } from '../../present-instant.ts'

export function presentChannel({ doors, settings: { baseUrl } }: HttpDeps, row: ChannelRow): Channel {
  const { id, brand_id, slug, name, kind, adapter, mode, address, settings, health, connected_at } = row
  const opened = doors.of(channelOf(row))
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
    health: presentHealth(health),
    connected_at: connected_at.toISOString(),
    heartbeat_at: instantOrNull(row.heartbeat_at),
    alarm: row.alarm && row.alarm_since && { kind: row.alarm, since: row.alarm_since.toISOString() },
    hook_url: opened.ok && opened.door.receive ? `${baseUrl}/hooks/${slug}` : null,
    unset_variables: doors.missingSecrets(settings).map(({ variable }) => variable),
  }
}

export function presentHealth(health: ChannelRow['health']): Channel['health'] {
  return Object.fromEntries(
    Object.entries(health).map(([part, { state, problem, since }]) => [
      part,
      { state, problem, since: new Date(since).toISOString() },
    ]),
  )
}
