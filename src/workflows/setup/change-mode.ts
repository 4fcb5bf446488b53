import type { ChannelMode } from '../../domain/conversation/channel.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export interface ChangeMode {
  readonly brandId: BrandId
  readonly channelId: string
  readonly mode: ChannelMode
  /** Null for a program of the operator's. */
  readonly personId: PersonId | null
}

/** How far Sundial goes on a channel from now on. Answers whether there is such a channel. */
export async function changeMode(
  deps: Pick<Deps, 'store'>,
  { brandId, channelId, mode, personId }: ChangeMode,
): Promise<boolean> {
  return deps.store.transaction(async (tx) => {
    if (!(await tx.setup.setMode(brandId, channelId, mode))) return false
    await tx.events.append([
      {
        type: 'channel.changed',
        brandId,
        subject: channelId,
        occurredAt: tx.now,
        payload: { mode, person_id: personId },
      },
    ])
    return true
  })
}
