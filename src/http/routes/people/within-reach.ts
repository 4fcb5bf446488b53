import type { PersonRow } from '../../../db/read/people.ts'
import type { Scope } from '../../authorise.ts'
import { problem } from '../../problem.ts'

/**
 * Whether the viewer may act in this person's name (tokens, sign-in links) or change how others reach them: only if that
 * gives them no power that they lack, neither in another brand nor as an administrator. Whoever has the operator's token rules the machine anyway.
 */
export function isWithinReach(person: PersonRow, { brands, personId }: Scope): boolean {
  const isOperator = personId === null
  return person.roles.every(({ brand_id, role }) => {
    const brand = brands.find(({ id }) => id === brand_id)
    return (
      brand !== undefined && (role !== 'administrator' || isOperator || brand.roles.includes('administrator'))
    )
  })
}

export const beyondReach = problem(
  403,
  'beyond_reach',
  'This person has rights that you lack, in another brand or as an administrator: somebody who has them can do it.',
)
