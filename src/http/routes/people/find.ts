import { readPeople, type PersonRow } from '../../../db/read/people.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'

export async function findPerson({ db }: HttpDeps, scope: Scope, id: string): Promise<PersonRow | null> {
  return (await readPeople(db, brandIds(scope), { id, limit: 1 }))[0] ?? null
}
