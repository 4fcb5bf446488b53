import type { PersonRow } from '../../../db/read/people.ts'
import type { Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import type { HttpDeps } from '../../deps.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { findPerson } from '../people/find.ts'

export type Whose =
  { readonly ok: true; readonly person: PersonRow } | { readonly ok: false; readonly answer: Answer }

/** Everybody acts for themselves, leads for whoever serves a brand that they lead. */
export async function whose(deps: HttpDeps, scope: Scope, personId: string): Promise<Whose> {
  const wanted = personId === 'me' ? scope.personId : personId
  if (wanted === null) return { ok: false, answer: personNeeded }
  const within = wanted === scope.personId ? scope : { ...scope, brands: ledBrands(scope) }
  if (within.brands.length === 0) return { ok: false, answer: onlyOwn }
  const person = await findPerson(deps, within, wanted)
  return person ? { ok: true, person } : { ok: false, answer: notFound('person') }
}

export function ledBrands({ brands }: Scope): Scope['brands'] {
  return brands.filter(({ roles }) => roles.some((role) => role === 'lead' || role === 'administrator'))
}

const onlyOwn = problem(403, 'not_yours', 'This is done for oneself; for others a lead does it.')
