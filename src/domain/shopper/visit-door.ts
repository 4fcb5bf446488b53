import type { Channel } from '../conversation/channel.ts'

/** By which door a synthetic customer writes to a channel; null: none is known. */
export function visitDoor({
  kind,
  adapter,
  address,
}: Pick<Channel, 'kind' | 'adapter' | 'address'>): 'mail' | 'chat' | 'program' | null {
  if (adapter === 'http') return 'program'
  if (kind === 'chat' && adapter === 'widget') return 'chat'
  return kind === 'email' && address !== null ? 'mail' : null
}
