import { recipients } from '../../domain/dispatch/recipients.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { lookAt, seen } from './open-pool.ts'
import { queuePings } from './queue-pings.ts'

export interface Page {
  readonly step: string
  /** The fired step that it tells of, where there is one. */
  readonly eventId: number | null
  readonly kind: 'page' | 'incident'
}

/** Tells the leads who are awake that this piece of work needs them. Answers whom it told. */
export async function pageLeads(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  work: Work,
  { step, eventId, kind }: Page,
): Promise<readonly PersonId[]> {
  const leads = await lookAt(tx, work, await seen(tx, work, 'lead'))
  const told = recipients(work, [], leads, ['lead'], tx.now)
  const persons = leads.filter(({ person }) => told.includes(person.id))
  await queuePings(
    deps,
    tx,
    work,
    kind,
    persons.map(({ person }) => ({ person })),
    eventId,
  )
  if (told.length > 0)
    await tx.events.append([
      dispatchEvent(work, tx.now, 'dispatch.paged', { dispatch_id: null, person_ids: [...told], step }),
    ])
  return told
}
