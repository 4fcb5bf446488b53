import { expect, it } from 'vitest'
import { judge } from '../../../src/domain/neglect/judge.ts'
import { SumChanges } from '../../../src/domain/neglect/sum-changes.ts'
import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'
import { bucketOf } from '../../../src/domain/neglect/wait-histogram.ts'
import { SECOND } from '../../../src/domain/time/instant.ts'
import { account, answeredAfter } from './account.ts'

function changes(before: readonly TurnAccount[], after: readonly TurnAccount[]): SumChanges {
  const sums = new SumChanges()
  for (const judged of judge(after, 0)) sums.count(judged, 1)
  for (const judged of judge(before, 0)) sums.count(judged, -1)
  return sums
}

const asked = answeredAfter(60 * SECOND)

it('takes away what is no longer so, and counts no wait of a turn that was not answered', () => {
  const later = { ...asked, endedAt: asked.openedAt + 600 * SECOND }
  expect(changes([asked], [later, account()]).waits.map(({ bucket, count }) => [bucket, count])).toEqual([
    [bucketOf(600 * SECOND), 1],
    [bucketOf(60 * SECOND), -1],
  ])
})

it('leaves out whatever changed nothing', () => {
  const { tallies, waits, size } = changes([asked], [asked])
  expect([tallies, waits]).toEqual([[], []])
  expect(size).toBe(2)
})

it('moves a turn from one key to another', () => {
  const { tallies } = changes([asked], [{ ...asked, language: 'de' }])
  expect(tallies.map(({ language, turns, answered }) => [language, turns, answered])).toEqual([
    ['de', 1, 1],
    [asked.language ?? '', -1, -1],
  ])
})

it('sums turns of one key', () => {
  const { tallies } = changes([], [asked, asked, asked])
  expect(tallies).toMatchObject([{ turns: 3, answered: 3 }])
})
