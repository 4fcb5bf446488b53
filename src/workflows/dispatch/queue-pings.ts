import { roadsTo } from '../../domain/dispatch/roads.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { OfferId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import type { PingKind } from '../ports/ping-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface Told {
  readonly person: Person
  readonly offerId?: OfferId
}

/** Records that these people shall hear of the work, in the transaction of whatever caused it, and has it sent. */
export async function queuePings(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  work: Work,
  kind: PingKind,
  told: readonly Told[],
  eventId: number | null = null,
): Promise<void> {
  const what = kind === 'offer' || kind === 'assignment' ? kind : 'news'
  const pings = told.flatMap(({ person, offerId }) =>
    roadsTo(person, work.channelKind, what, tx.now).map((via) => ({
      id: deps.newId(),
      personId: person.id,
      kind,
      conversationId: kind === 'incident' ? null : work.conversationId,
      offerId: offerId ?? null,
      eventId: offerId === undefined ? eventId : null,
      via,
    })),
  )
  const queued = await tx.pings.add(work.brandId, pings)
  if (queued.length > 0) await tx.jobs.add('send-pings', { brand_id: work.brandId, ping_ids: [...queued] })
}
