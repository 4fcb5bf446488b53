import { readPeople } from '../../../db/read/people.ts'
import { brandIds } from '../../by.ts'
import { list, nameKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentPerson } from './present.ts'
import { people, peopleQuery } from './schema.ts'

export const listPeople = route({
  operation: 'people.list',
  method: 'get',
  path: '/people',
  summary: 'Everybody who serves your brands, by name.',
  query: peopleQuery,
  answers: { 200: { is: 'A page of people.', schema: people } },
  handle: ({ db }, { scope, query: { role, ...page } }) =>
    list(
      page,
      nameKey,
      (after, limit) => readPeople(db, brandIds(scope), { role, after, limit }),
      (row) => [row.name, row.id],
      (row) => presentPerson(row, scope),
    ),
})
