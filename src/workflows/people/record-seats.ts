import type { Channel } from '../../domain/conversation/channel.ts'
import type { Millis } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { NewSeat } from '../ports/people-store.ts'
import type { Deps } from '../ports/store.ts'

export interface RecordSeats {
  readonly channel: Pick<Channel, 'brandId' | 'id'>
  readonly seats: readonly NewSeat[]
  /** For how long that is believed, unless it is told anew. */
  readonly believedFor: Millis
}

/** Follows who takes work in a helpdesk beside us. Whoever comes or goes there is told of, and work that waits is looked at again. */
export function recordSeats(deps: Deps, { channel, seats, believedFor }: RecordSeats): Promise<void> {
  return inTransaction(deps, async (tx) => {
    const { brandId, id } = channel
    const changed = await tx.people.keepSeats(brandId, id, seats, tx.now + believedFor)
    const moved = changed.filter(({ was, available }) => (was === true) !== (available === true))
    await tx.events.append(
      moved.map(({ personId, available }) => ({
        type: 'presence.changed',
        brandId,
        subject: personId,
        occurredAt: tx.now,
        payload: { person_id: personId, present: available === true },
      })),
    )
    if (moved.some(({ available }) => available === true))
      await tx.jobs.add('serve-waiting', { brand_id: brandId })
  })
}
