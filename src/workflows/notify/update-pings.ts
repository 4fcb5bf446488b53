import { groupBy } from '../../domain/group-by.ts'
import type { BrandId, OfferId } from '../../domain/ids.ts'
import type { Via } from '../../domain/people/person.ts'
import type { Receipt } from '../ports/notifier.ts'
import type { SendPingsDeps } from './send-pings.ts'

/** Messages that showed these offers say what became of them, on roads where a message can be changed. */
export async function updatePings(
  deps: SendPingsDeps,
  brandId: BrandId,
  offerIds: readonly OfferId[],
): Promise<void> {
  for (const [via, notifier] of Object.entries(deps.notifiers)) {
    if (!notifier.update) continue
    const { pings, persons, now } = await deps.store.transaction(async (tx) => {
      const pings = await tx.pings.messagesAbout(brandId, offerIds, via as Via)
      const persons = await tx.people.persons([...new Set(pings.map(({ personId }) => personId))])
      return { pings, persons, now: tx.now }
    })
    for (const [id, shown] of groupBy(pings, ({ messageId }) => messageId!)) {
      const person = persons.find((one) => one.id === shown[0]!.personId)
      if (person) await notifier.update({ id, person, pings: shown, now }, shown[0]!.receipt as Receipt)
    }
  }
}
