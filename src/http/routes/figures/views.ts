import { z } from 'zod'
import { readViews } from '../../../db/read/views.ts'
import { list, recentKey } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { brandQuery, id, instant, page, pageQuery } from '../../schema.ts'

const view = z
  .object({
    id,
    /** Null for the operator's token. */
    person_id: id.nullable(),
    person_name: z.string().nullable(),
    what: z.string(),
    query: z.record(z.string(), z.unknown()),
    seen_at: instant,
  })
  .meta({ id: 'FiguresView' })

export const listViews = route({
  operation: 'figures.views',
  method: 'get',
  path: '/figures/views',
  summary: 'Who looked at the figures of a brand, newest first.',
  query: z.object({ ...brandQuery, ...pageQuery }),
  answers: { 200: { is: 'A page of views.', schema: page(view).meta({ id: 'FiguresViews' }) } },
  async handle({ db }, { scope, query }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return list(
      query,
      recentKey,
      (after, limit) => readViews(db, target.brand.id, after, limit),
      (row) => [row.seen_at.toISOString(), row.id],
      (row) => ({ ...row, seen_at: row.seen_at.toISOString() }),
    )
  },
})
