import { z } from 'zod'
import { readPolicies } from '../../../db/read/policies.ts'
import { brandIds } from '../../by.ts'
import { list } from '../../list.ts'
import { route } from '../../route.ts'
import { presentPolicy } from './present.ts'
import { policies, policiesQuery } from './schema.ts'

export const listPolicies = route({
  operation: 'policies.list',
  method: 'get',
  path: '/policies',
  summary: 'SLA policies in the order in which they are tried; the first that matches wins.',
  query: policiesQuery,
  answers: { 200: { is: 'A page of policies.', schema: policies } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      z.tuple([z.int32(), z.uuid()]),
      (after, limit) => readPolicies(db, brandIds(scope), after, limit),
      (row) => [row.position, row.id],
      presentPolicy,
    ),
})
