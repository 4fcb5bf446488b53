import { readPolicies, type PolicyRow } from '../../../db/read/policies.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'

export async function findPolicy(
  { db }: Pick<HttpDeps, 'db'>,
  scope: Scope,
  id: string,
): Promise<PolicyRow | null> {
  return (await readPolicies(db, brandIds(scope), null, 1, id))[0] ?? null
}
