import { readCounters, readLastDay } from '../../../db/read/board-counters.ts'
import { readBoard } from '../../../db/read/board.ts'
import { ok } from '../../answer.ts'
import { route } from '../../route.ts'
import { AT_RISK } from './at-risk.ts'
import { presentBoard } from './present-board.ts'
import { board, boardQuery } from './schema.ts'

export const readLiveBoard = route({
  operation: 'board.read',
  method: 'get',
  path: '/board',
  summary: 'Who waits, since when, how long is left, who has it. Neglected first.',
  query: boardQuery,
  answers: { 200: { is: 'The board.', schema: board } },
  async handle({ db }, { scope, query, now }) {
    const rows = await readBoard(db, scope, query, query.limit + 1)
    const counters = await readCounters(db, scope, now, AT_RISK)
    const lastDay = await readLastDay(db, scope, now)
    return ok(presentBoard(rows, query.limit, counters, lastDay, now))
  },
})
