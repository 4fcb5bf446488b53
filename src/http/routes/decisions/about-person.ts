import { readDecisionsAbout } from '../../../db/read/decisions.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { route } from '../../route.ts'
import { whose } from '../absences/whose.ts'
import { presentDecision } from './present.ts'
import { decisions, decisionsQuery } from './schema.ts'
import { wordsFor } from './words.ts'

export const listDecisionsAbout = route({
  operation: 'decisions.about-person',
  method: 'get',
  path: '/decisions',
  summary: '"Why was I (not) asked?": every decision for which somebody was looked at.',
  query: decisionsQuery,
  answers: { 200: { is: 'The newest first.', schema: decisions }, 403: { is: 'not_yours.' } },
  async handle(deps, { scope, query, now, header }) {
    const found = await whose(deps, scope, query.person_id)
    if (!found.ok) return found.answer
    const to = new Date(query.to ?? now)
    const from = new Date(query.from ?? to.getTime() - DAY)
    const rows = await readDecisionsAbout(deps.db, brandIds(scope), found.person.id, from, to, query.limit)
    const t = wordsFor(header('accept-language'))
    return ok({ items: rows.map((row) => presentDecision(row, t)), next: null })
  },
})
