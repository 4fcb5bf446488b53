import type { ConversationId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'
import { claimOffer, type ClaimOffer } from './claim-offer.ts'
import type { ClaimOutcome } from './claim-outcome.ts'

/** A claim of an offer that is known to be the claimant's own. */
export interface ClaimInTurn extends ClaimOffer {
  readonly conversationId: ConversationId
}

interface Holder {
  readonly id: PersonId
  readonly name: string | null
}

/** Who has the work after a claim; null while nobody does, as far as that claim tells. */
type HolderAfter = () => Promise<Holder | null>

/**
 * Lets those who claim the same work at the same moment go one after another within this node: as soon as one of them has
 * it, all who stand behind are told who that is, without each asking the database. Between nodes the database decides.
 */
export function claimsInTurn(deps: Deps): (claim: ClaimInTurn) => Promise<ClaimOutcome> {
  const last = new Map<ConversationId, Promise<HolderAfter>>()
  return async (claim) => {
    const { conversationId, personId } = claim
    for (let before = last.get(conversationId); before; before = last.get(conversationId)) {
      const holder = await (await before)()
      if (holder && holder.id !== personId)
        return { type: 'refused', reason: 'already_claimed', by: holder.id, byName: holder.name }
    }
    const claiming = claimOffer(deps, claim)
    const mine = claiming.then(
      (outcome) => holderAfter(deps, outcome, personId),
      () => nobody,
    )
    last.set(conversationId, mine)
    try {
      return await claiming
    } finally {
      if (last.get(conversationId) === mine) last.delete(conversationId)
    }
  }
}

const nobody: HolderAfter = () => Promise.resolve(null)

function holderAfter({ store }: Deps, outcome: ClaimOutcome, claimant: PersonId): HolderAfter {
  if (outcome.type === 'claimed') {
    let holder: Promise<Holder> | null = null
    return () => (holder ??= store.transaction((tx) => nameOf(tx.people.names([claimant]), claimant)))
  }
  if (outcome.reason !== 'already_claimed') return nobody
  const holder = { id: outcome.by, name: outcome.byName }
  return () => Promise.resolve(holder)
}

async function nameOf(names: Promise<ReadonlyMap<string, string>>, id: PersonId): Promise<Holder> {
  return { id, name: (await names).get(id) ?? null }
}
