import { describe, expect, test } from 'vitest'
import { countRows } from '../../src/console/board/count-rows.ts'
import { filterRows } from '../../src/console/board/filter-rows.ts'
import { holdingOf } from '../../src/console/board/holding.ts'
import { mergeBoard } from '../../src/console/board/merge-board.ts'
import { sortRows } from '../../src/console/board/sort-rows.ts'
import type { Board, BoardRow } from '../../src/http/api-types.ts'
import { boardClock, boardRow } from './board-clock.ts'

const now = Date.parse('2026-03-29T10:14:00.000Z')
const due = (time: string) => boardClock({ due_at: `2026-03-29T${time}.000Z` })
const ids = (rows: readonly BoardRow[]) => rows.map(({ conversation_id }) => conversation_id)

const neglected = boardRow('neglected', { clock: due('10:13:00') })
const risky = boardRow('risky', { clock: due('10:15:00') })
const calm = boardRow('calm', { clock: due('11:30:00') })
const paused = boardRow('paused', { clock: boardClock({ due_at: null, remaining_ms: 1_000 }) })
const free = boardRow('free', { clock: null })

function board(rows: readonly BoardRow[], truncated = false): Board {
  return {
    now: '2026-03-29T10:14:00.000Z',
    rows: [...rows],
    truncated,
    counters: {
      waiting: 20_000,
      at_risk: 300,
      neglected: 40,
      longest_wait: null,
      last_day: { turns: 0, neglected: 0 },
    },
  }
}

test('the neglected stand on top, then who is due next, then the paused, then those without a promise', () => {
  expect(ids(sortRows([free, calm, paused, risky, neglected]))).toEqual([
    'neglected',
    'risky',
    'calm',
    'paused',
    'free',
  ])
})

test('of two that are due together the one who has waited longer comes first', () => {
  const later = boardRow('later', { waiting_since: '2026-03-29T10:02:00.000Z' })
  const sooner = boardRow('sooner', { waiting_since: '2026-03-29T10:01:00.000Z' })
  expect(ids(sortRows([later, sooner]))).toEqual(['sooner', 'later'])
})

test('rows that an event changed are replaced in their place; those that no longer wait are gone', () => {
  const answered = new Set(['risky', 'neglected'])
  const merged = mergeBoard(
    board([neglected, risky, calm]),
    answered,
    board([boardRow('risky', { clock: due('12:00:00') })]),
  )
  expect(ids(merged.rows)).toEqual(['calm', 'risky'])
})

test('an answer that holds more than was asked for changes only what was asked for', () => {
  const merged = mergeBoard(board([calm]), new Set(['risky']), board([risky, neglected]))
  expect(ids(merged.rows)).toEqual(['risky', 'calm'])
})

describe('the counters', () => {
  test('move with the time, without another answer of the server', () => {
    expect(countRows(board([neglected, risky, calm]), now)).toMatchObject({
      waiting: 3,
      neglected: 1,
      atRisk: 1,
    })
    expect(countRows(board([neglected, risky, calm]), now + 61_000)).toMatchObject({
      neglected: 2,
      atRisk: 0,
    })
  })

  test('name who has waited longest', () => {
    const old = boardRow('old', { waiting_since: '2026-03-29T08:00:00.000Z' })
    expect(countRows(board([calm, old]), now).longest).toMatchObject({ conversationId: 'old' })
    expect(countRows(board([]), now).longest).toBeNull()
  })

  test('are the server’s own when it did not send every row', () => {
    expect(countRows(board([calm], true), now)).toMatchObject({ waiting: 20_000, atRisk: 300, neglected: 40 })
  })
})

describe('the filters', () => {
  const held = boardRow('held', {
    holder: {
      claim_id: 'claim',
      person_id: 'priya',
      name: 'Priya',
      origin: 'self',
      claimed_at: '2026-03-29T10:01:00.000Z',
      reply_by: '2026-03-29T10:05:00.000Z',
    },
  })
  const rows = [neglected, risky, calm, held]

  test('show the neglected, those at risk, nobody’s and mine', () => {
    expect(ids(filterRows(rows, { show: 'neglected' }, null, now))).toEqual(['neglected'])
    expect(ids(filterRows([risky, calm], { show: 'at_risk' }, null, now))).toEqual(['risky'])
    expect(ids(filterRows(rows, { show: 'unheld' }, null, now))).not.toContain('held')
    expect(ids(filterRows(rows, { show: 'mine' }, 'priya', now))).toEqual(['held'])
    expect(ids(filterRows(rows, { show: 'mine' }, null, now))).toEqual([])
  })

  test('find a name without its accents, in any case', () => {
    const ines = boardRow('ines', { customer: { ...calm.customer, name: 'Inès Caron' } })
    expect(ids(filterRows([calm, ines], { q: 'INES' }, null, now))).toEqual(['ines'])
  })

  test('combine', () => {
    const chat = boardRow('chat', { channel: { ...calm.channel, kind: 'chat' }, language: 'de' })
    expect(ids(filterRows([calm, chat], { kind: 'chat', language: 'de' }, null, now))).toEqual(['chat'])
    expect(ids(filterRows([calm, chat], { kind: 'chat', language: 'fa' }, null, now))).toEqual([])
  })
})

describe('who has it', () => {
  const dispatch = {
    id: 'd',
    state: 'open' as const,
    wave: 1,
    offers_open: 0,
    offers_made: 0,
    offers_expire_at: null,
  }

  test('an answer on its way stands before everything else', () => {
    expect(holdingOf(boardRow('a', { reply_queued: true, dispatch }), null)).toEqual({ key: 'replying' })
  })

  test('offers are counted, and count down', () => {
    const offered = {
      ...dispatch,
      offers_open: 3,
      offers_made: 5,
      offers_expire_at: '2026-03-29T10:14:30.000Z',
    }
    expect(holdingOf(boardRow('a', { dispatch: offered }), null)).toEqual({
      key: 'offered',
      count: 3,
      until: now + 30_000,
    })
  })

  test('when all offers lapsed the search widens; before the first it searches; without one nobody was asked', () => {
    expect(holdingOf(boardRow('a', { dispatch: { ...dispatch, offers_made: 4 } }), null).key).toBe('widening')
    expect(holdingOf(boardRow('a', { dispatch }), null).key).toBe('searching')
    expect(holdingOf(boardRow('a'), null).key).toBe('nobody')
  })
})
