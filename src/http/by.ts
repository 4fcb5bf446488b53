import type { By } from '../db/changes/audit.ts'
import type { Scope } from './authorise.ts'
import type { HttpDeps } from './deps.ts'

/** Who a change is booked to. */
export function by({ newId }: Pick<HttpDeps, 'newId'>, { personId }: Scope): By {
  return { personId, newId }
}

export function brandIds({ brands }: Scope): readonly string[] {
  return brands.map(({ id }) => id)
}
