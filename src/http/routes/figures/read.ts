import { formatInstant, parseInstant } from '../../../domain/time/instant.ts'
import { recordView } from '../../../db/changes/views.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { presentFigures } from './present.ts'
import { figures, figuresQuery } from './schema.ts'

export const readFigures = route({
  operation: 'figures.read',
  method: 'get',
  path: '/figures',
  summary: 'How many customers were neglected in a period, where, when and why.',
  query: figuresQuery,
  answers: { 200: { is: 'The figures.', schema: figures } },
  async handle(deps, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    const [from, to] = [parseInstant(query.from)!, parseInstant(query.to)!]
    await recordView(deps.db, by(deps, scope), { brandId, what: 'figures', query, now })
    const { figures: found, caughtUp } = await deps.workflows.readFigures({ brandId, from, to })
    return ok({
      brand_id: brandId,
      from: formatInstant(from),
      to: formatInstant(to),
      ...presentFigures(found),
      complete_until: caughtUp.complete ? null : formatInstant(caughtUp.upTo),
    })
  },
})
