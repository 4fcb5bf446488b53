import type { PersonId } from '../../domain/ids.ts'
import { formatInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface RecordPresence {
  readonly personId: PersonId
  readonly state: 'present' | 'away'
  /** With `away`: do not ask me before then. */
  readonly until: Instant | null
}

export interface RecordedPresence {
  readonly presentUntil: Instant | null
  readonly awayUntil: Instant | null
}

/** Three beats of 15 s: a page that misses two of them is gone. */
const PRESENT_FOR = 45 * SECOND

/** A page in the foreground says so, or goes. Whoever comes back is told of, and work that waits is looked at again. */
export function recordPresence(
  deps: Deps,
  { personId, state, until }: RecordPresence,
): Promise<RecordedPresence> {
  return inTransaction(deps, async (tx) => {
    const before = await tx.people.person(personId)
    if (!before) return { presentUntil: null, awayUntil: null }
    const wasPresent = (before.presentUntil ?? 0) > tx.now
    if (state === 'present') {
      const presentUntil = tx.now + PRESENT_FOR
      await tx.people.setPresent(personId, presentUntil)
      if (!wasPresent) await announce(tx, personId, true)
      return { presentUntil, awayUntil: null }
    }
    await tx.people.setAway(personId, until)
    if (wasPresent) await announce(tx, personId, false)
    if (until !== null) await announceAway(tx, personId, until)
    return { presentUntil: null, awayUntil: until }
  })
}

async function announce(tx: Transaction, personId: PersonId, present: boolean): Promise<void> {
  const brands = await brandsOf(tx, personId)
  await tx.events.append(
    brands.map((brandId) => ({
      type: 'presence.changed',
      brandId,
      subject: personId,
      occurredAt: tx.now,
      payload: { person_id: personId, present },
    })),
  )
  if (present) for (const brandId of brands) await tx.jobs.add('serve-waiting', { brand_id: brandId })
}

async function announceAway(tx: Transaction, personId: PersonId, until: Instant): Promise<void> {
  await tx.events.append(
    (await brandsOf(tx, personId)).map((brandId) => ({
      type: 'person.away',
      brandId,
      subject: personId,
      occurredAt: tx.now,
      payload: { person_id: personId, until: formatInstant(until), reason: 'asked' },
    })),
  )
}

async function brandsOf(tx: Transaction, personId: PersonId): Promise<readonly string[]> {
  return [...new Set((await tx.people.rolesOf(personId)).map(({ brandId }) => brandId))]
}
