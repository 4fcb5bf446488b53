import { z } from 'zod'
import { readPreventions } from '../../../db/read/preventions.ts'
import { rankPreventions } from '../../../domain/neglect/rank-preventions.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { id, page } from '../../schema.ts'
import { figuresQuery } from '../figures/schema.ts'

const prevention = z
  .object({ text: z.string(), count: z.int(), conversation_ids: z.array(id) })
  .meta({ id: 'Prevention' })

export const preventions = page(prevention).meta({ id: 'Preventions' })

export const listPreventions = route({
  operation: 'preventions.list',
  method: 'get',
  path: '/figures/preventions',
  summary: 'What the front line says would have prevented cases, the most frequent first.',
  query: figuresQuery,
  answers: { 200: { is: 'All of the period.', schema: preventions } },
  async handle({ db }, { scope, query }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const [from, to] = [parseInstant(query.from)!, parseInstant(query.to)!]
    const ranked = rankPreventions(await readPreventions(db, target.brand.id, from, to))
    const items = ranked.map(({ text, count, conversationIds }) => ({
      text,
      count,
      conversation_ids: conversationIds,
    }))
    return ok({ items, next: null })
  },
})
