import contentDisposition from 'content-disposition'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { recordView } from '../../../db/changes/views.ts'
import { formatInstant, parseInstant } from '../../../domain/time/instant.ts'
import { by } from '../../by.ts'
import { list } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { csvOf } from './csv.ts'
import { presentTurn } from './present.ts'
import { figureTurns, turnsQuery } from './schema.ts'

const ROWS_OF_A_SHEET = 10_000

export const listFigureTurns = route({
  operation: 'figures.turns',
  method: 'get',
  path: '/figures/turns',
  summary: 'The turns behind a figure, newest first.',
  query: turnsQuery,
  answers: { 200: { is: 'A page of turns, or all of them as CSV.', schema: figureTurns } },
  async handle(deps, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const { workflows } = deps
    await recordView(deps.db, by(deps, scope), { brandId: target.brand.id, what: 'turns', query, now })
    const which = {
      brandId: target.brand.id,
      from: parseInstant(query.from)!,
      to: parseInstant(query.to)!,
      figure: query.figure,
      cause: query.cause ?? null,
      channelId: query.channel ?? null,
      language: query.language ?? null,
      metric: query.metric ?? null,
      localHour: query.local_hour ?? null,
    }
    if (query.format === 'csv') {
      const turns = await workflows.listTurns({ ...which, after: null, limit: ROWS_OF_A_SHEET })
      return {
        status: 200,
        stream: Readable.from([csvOf(turns.map(presentTurn))]),
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': contentDisposition(`${target.brand.slug}-${query.figure}.csv`),
        },
      }
    }
    return list(
      query,
      z.tuple([z.iso.datetime(), z.uuid()]),
      (after, limit) =>
        workflows.listTurns({
          ...which,
          after: after && { openedAt: parseInstant(after[0])!, turnId: after[1] },
          limit,
        }),
      ([turn]) => [formatInstant(turn.openedAt), turn.turnId],
      presentTurn,
    )
  },
})
