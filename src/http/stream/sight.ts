import type { TailedEvent } from '../../db/events/read-events.ts'
import type { Scope } from '../authorise.ts'

/** Whether an event is for a viewer's eyes. It must be asked about every event in turn: it learns from them what became theirs. */
export type Sight = (event: TailedEvent) => boolean

/** Internal alarms of the timer engine and steps taken back: nobody acts on them. */
const internal = /\.due$|^step\./

/** What a person is asked or given comes into sight at once, and leaves it when the sight is made anew. */
const brings = new Set(['offer.made', 'claim.made'])

export function sightOf({ brands, personId }: Scope, own: readonly string[]): Sight {
  const all = new Set<string>(brands.filter(({ ownOnly }) => !ownOnly).map(({ id }) => id))
  const restricted = new Set<string>(brands.filter(({ ownOnly }) => ownOnly).map(({ id }) => id))
  const conversations = new Set(own)
  return ({ brandId, type, subject, payload }) => {
    if (internal.test(type)) return false
    if (all.has(brandId)) return true
    if (!restricted.has(brandId) || subject === null) return false
    const about = payload['person_id'] === personId
    if (about && brings.has(type)) conversations.add(subject)
    return about || conversations.has(subject)
  }
}
