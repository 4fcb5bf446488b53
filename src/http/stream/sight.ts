import type { OwnWork } from '../../db/read/own-work.ts'
import type { TailedEvent } from '../../db/events/read-events.ts'
import type { Scope } from '../authorise.ts'

/** Whether an event is for a viewer's eyes. It must be asked about every event in turn: it learns from them what became theirs. */
export type Sight = (event: TailedEvent) => boolean

/** Internal alarms of the timer engine and steps taken back: nobody acts on them. */
const internal = /\.due$|^step\./

export function sightOf({ brands, personId }: Scope, own: OwnWork): Sight {
  const all = new Set<string>(brands.filter(({ ownOnly }) => !ownOnly).map(({ id }) => id))
  const restricted = new Set<string>(brands.filter(({ ownOnly }) => ownOnly).map(({ id }) => id))
  const work = { offered: new Set(own.offered), held: new Set(own.held) }
  return (event) => {
    if (internal.test(event.type)) return false
    if (all.has(event.brandId)) return true
    if (!restricted.has(event.brandId) || event.subject === null) return false
    const about = event.payload['person_id'] === personId
    if (about) follow(work, event.type, event.subject)
    return about || work.offered.has(event.subject) || work.held.has(event.subject)
  }
}

function follow(
  work: { offered: Set<string>; held: Set<string> },
  type: string,
  conversationId: string,
): void {
  if (type === 'offer.made') work.offered.add(conversationId)
  else if (type === 'claim.made') work.held.add(conversationId)
  else if (type.startsWith('claim.')) work.held.delete(conversationId)
  else if (['offer.declined', 'offer.expired', 'offer.withdrawn'].includes(type))
    work.offered.delete(conversationId)
}
