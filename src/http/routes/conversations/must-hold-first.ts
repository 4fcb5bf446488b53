import type { Kysely } from 'kysely'
import type { ConversationRow } from '../../../db/read/conversations.ts'
import type { DB } from '../../../db/schema.ts'
import { alreadyClaimed } from '../../already-claimed.ts'
import type { Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { problem } from '../../problem.ts'

/** Freelance experts act on what they have claimed; everybody else on what is in their sight. Null: go on. */
export async function mustHoldFirst(
  db: Kysely<DB>,
  scope: Scope,
  { brand_id, holder_id }: ConversationRow,
): Promise<Answer | null> {
  const ownOnly = scope.brands.some((brand) => brand.id === brand_id && brand.ownOnly)
  if (!ownOnly || holder_id === scope.personId) return null
  return holder_id === null ? claimFirst : alreadyClaimed(db, holder_id)
}

const claimFirst = problem(
  409,
  'claim_first',
  'Claim an offer for this conversation first, so that nobody else answers it as well.',
)
