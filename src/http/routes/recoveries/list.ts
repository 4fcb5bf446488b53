import { z } from 'zod'
import { recordView } from '../../../db/changes/views.ts'
import { readRecoveries } from '../../../db/read/recoveries.ts'
import { DAY, parseInstant } from '../../../domain/time/instant.ts'
import { by } from '../../by.ts'
import { list } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { presentRecovery } from './present.ts'
import { recoveries, recoveriesQuery } from './schema.ts'

const LOOKED_BACK = 28 * DAY

export const listRecoveries = route({
  operation: 'recoveries.list',
  method: 'get',
  path: '/recoveries',
  summary: 'Customers who waited past twice the promise, or were never answered: whom to make up with.',
  query: recoveriesQuery,
  answers: { 200: { is: 'A page of customers, the worst waits first.', schema: recoveries } },
  async handle(deps, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    await recordView(deps.db, by(deps, scope), { brandId, what: 'recoveries', query, now })
    await deps.workflows.catchUpFigures()
    const since = query.from === undefined ? now - LOOKED_BACK : parseInstant(query.from)!
    let at = now
    return list(
      query,
      z.tuple([z.int(), z.int(), z.uuid()]),
      (after, limit) => {
        // Waits go on: the pages of one list are all of the instant of the first.
        at = after?.[0] ?? now
        const asked = { brandId, state: query.state, since, now: at }
        return readRecoveries(deps.db, asked, after && [after[1], after[2]], limit)
      },
      (row) => [at, row.wait_ms, row.turn_id],
      presentRecovery,
    )
  },
})
