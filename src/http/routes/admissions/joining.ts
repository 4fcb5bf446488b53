import { z } from 'zod'
import { readDuplicates } from '../../../db/read/duplicate-people.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { noContent, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import * as schema from './schema.ts'

const person = z.object({ person_id: id })

export const joinPeople = route({
  operation: 'people.join',
  method: 'post',
  path: '/people/:person_id/join',
  summary:
    'Two accounts of one person become one: what the first is owed moves to the second, and the first ends.',
  params: person,
  body: schema.joinedAccount,
  answers: {
    204: { is: 'Joined.' },
    404: { is: 'No such freelance experts of the brand.' },
    409: { is: 'same_account, own_account.' },
  },
  async handle(deps, { scope, params, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const [from, to] = [params.person_id as PersonId, body.into as PersonId]
    if (from === to) return problem(409, 'same_account', 'These are one account already.')
    if (scope.personId === from || scope.personId === to)
      return problem(409, 'own_account', 'Nobody joins an account of their own: ask another lead.')
    const both = await deps.db
      .selectFrom('person')
      .select('person.id')
      .where('person.id', 'in', [from, to])
      .where('kind', '=', 'freelance')
      .where('removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom('membership')
              .select('person_id')
              .whereRef('person_id', '=', 'person.id')
              .where('brand_id', '=', target.brand.id),
          ),
          eb.exists(
            eb
              .selectFrom('admission')
              .select('person_id')
              .whereRef('person_id', '=', 'person.id')
              .where('brand_id', '=', target.brand.id),
          ),
        ]),
      )
      .execute()
    if (both.length < 2) return notFound('pair of freelance experts')
    if (!(await deps.workflows.pay.joinPeople({ from, into: to, byId: scope.personId })))
      return notFound('pair of freelance experts')
    deps.setupChanged()
    return noContent
  },
})

export const listDuplicates = route({
  operation: 'people.duplicates',
  method: 'get',
  path: '/duplicate-accounts',
  summary: 'Freelance experts of the brand who may be one person with two accounts.',
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The likeliest first.', schema: schema.duplicates } },
  async handle({ db }, { scope }) {
    const rows = await readDuplicates(db, brandIds(scope))
    return ok({
      items: rows.map((row) => ({
        first: accountOf(row.first_id, row.first_name, row.first_email, row.first_since),
        second: accountOf(row.second_id, row.second_name, row.second_email, row.second_since),
        because: [
          ...(row.same_account ? ['payout_account' as const] : []),
          ...(row.same_mailbox ? ['mailbox' as const] : []),
          ...(row.same_name ? ['name' as const] : []),
        ],
      })),
      next: null,
    })
  },
})

function accountOf(personId: string, name: string, email: string, since: Date) {
  return { id: personId, name, email, since: since.toISOString() }
}
