import type { Instant } from '../../domain/time/instant.ts'
import type { TouchedFacts } from '../ports/figures-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { refreshAccounts } from './refresh-accounts.ts'

const EVENTS_AT_ONCE = 5_000
const TURNS_AT_ONCE = 500

export interface Followed {
  /** Some turns had to be accounted for. */
  readonly news: boolean
  /** More is waiting than one look takes. */
  readonly more: boolean
  /** The figures hold everything that was committed by then. */
  readonly upTo: Instant
}

export interface CaughtUp {
  readonly upTo: Instant
  readonly complete: boolean
}

/**
 * Brings the figures up to what the event log says, late truths included, and gives open turns that have just become
 * neglected their cause. Any number of nodes may do it; one at a time does, and others get null unless they `wait`.
 */
export function followFacts(
  deps: Pick<Deps, 'store'>,
  { wait = false }: { readonly wait?: boolean } = {},
): Promise<Followed | null> {
  return deps.store.transaction(async (tx) => {
    const touched = await tx.figures.advance(EVENTS_AT_ONCE, { wait })
    if (!touched) return null
    await refreshAll(tx, touched.conversations)
    const unexplained = await tx.figures.unexplained(tx.now, TURNS_AT_ONCE)
    await refreshAll(tx, unexplained)
    const explained = [...unexplained.values()].flat().length
    return {
      news: touched.conversations.size + explained > 0,
      more: touched.more || explained === TURNS_AT_ONCE,
      upTo: touched.upTo,
    }
  })
}

/** So many looks whoever reads figures waits for: 300,000 events, some ten seconds. */
const READERS_PATIENCE = 60

/**
 * Brings the figures up to this moment, for whoever is about to read them; an old transaction of others does not matter.
 * Answers up to when they are complete: before this moment only where very much is waiting and patience (in looks) ran out.
 */
export async function catchUp(deps: Pick<Deps, 'store'>, patience = READERS_PATIENCE): Promise<CaughtUp> {
  const since = await deps.store.transaction((tx) => tx.figures.clock())
  for (let looks = 1; ; looks += 1) {
    const followed = await followFacts(deps, { wait: true })
    if (!followed) continue
    if (followed.upTo > since && !followed.more) return { upTo: followed.upTo, complete: true }
    if (looks >= patience) return { upTo: followed.upTo, complete: false }
  }
}

async function refreshAll(tx: Transaction, conversations: TouchedFacts['conversations']): Promise<void> {
  for (const [brandId, ids] of conversations) await refreshAccounts(tx, brandId, ids)
}
