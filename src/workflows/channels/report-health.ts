import type { Channel } from '../../domain/conversation/channel.ts'
import type { Deps } from '../ports/store.ts'

/** How a line is: in doubt, alive at this moment, or not. */
export type DoorHealth =
  | { readonly state: 'connecting' }
  | { readonly state: 'watching' }
  | { readonly state: 'failing'; readonly problem: string }

export interface ReportHealth {
  readonly channel: Channel
  /** A folder, a line: what of the channel this is about; '' for all of it. */
  readonly part: string
  readonly health: DoorHealth
}

/** Keeps what is known of a channel's line; only a change of it is a fact for the log, a sign of life is its heartbeat. */
export async function reportHealth(deps: Deps, { channel, part, health }: ReportHealth): Promise<void> {
  if (health.state === 'connecting') return
  await deps.store.transaction(async (tx) => {
    const problem = health.state === 'failing' ? health.problem : null
    if (health.state === 'watching') await tx.pulses.beat(channel.brandId, channel.id, tx.now)
    const changed = await tx.setup.setHealth(channel.brandId, channel.id, part, {
      state: health.state,
      problem,
    })
    if (!changed) return
    await tx.events.append([
      {
        type: 'channel.changed',
        brandId: channel.brandId,
        subject: channel.id,
        occurredAt: tx.now,
        payload: { health: health.state, problem, person_id: null },
      },
    ])
  })
}
