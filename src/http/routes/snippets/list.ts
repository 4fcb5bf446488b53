import { readSnippets } from '../../../db/read/snippets.ts'
import { brandIds } from '../../by.ts'
import { list, nameKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentSnippet } from './present.ts'
import { snippets, snippetsQuery } from './schema.ts'

export const listSnippets = route({
  operation: 'snippets.list',
  method: 'get',
  path: '/snippets',
  summary:
    'Pieces of text to answer with, by title; "state=expired&owner=me" are those that you must look at again.',
  query: snippetsQuery,
  answers: { 200: { is: 'A page of snippets.', schema: snippets } },
  handle({ db }, { scope, query, now }) {
    const { state, language } = query
    const ownerId = query.owner === 'me' ? (scope.personId ?? undefined) : query.owner
    return list(
      query,
      nameKey,
      (after, limit) =>
        readSnippets(db, brandIds(scope), { state, language, ownerId, now: new Date(now) }, after, limit),
      (row) => [row.title, row.id],
      (row) => presentSnippet(row, now),
    )
  },
})
