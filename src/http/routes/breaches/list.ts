import { z } from 'zod'
import { readBreaches } from '../../../db/read/breaches.ts'
import { list } from '../../list.ts'
import { route } from '../../route.ts'
import { presentBreach } from './present.ts'
import { breaches, breachesQuery } from './schema.ts'

export const listBreaches = route({
  operation: 'breaches.list',
  method: 'get',
  path: '/breaches',
  summary:
    'Clocks that passed their due time unanswered, newest first. One that heals stays; one that was none is voided.',
  query: breachesQuery,
  answers: { 200: { is: 'A page of breaches.', schema: breaches } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      z.tuple([z.iso.datetime(), z.int()]),
      (after, limit) => readBreaches(db, scope, query, after, limit),
      (row) => [row.occurred_at.toISOString(), row.id],
      presentBreach,
    ),
})
