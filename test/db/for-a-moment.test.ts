import type { Kysely, Transaction } from 'kysely'
import { expect, test } from 'vitest'
import { forAMoment } from '../../src/db/people/for-a-moment.ts'
import type { DB } from '../../src/db/schema.ts'

const house = { where: 'on the side' } as unknown as Kysely<DB>
const trx = { where: 'in the transaction' } as unknown as Transaction<DB>

/** A clock that is set by hand, and a reading that answers how often it was done. */
function desk(freshFor = 5_000) {
  const clock = { now: 0 }
  const readings: { readonly by: unknown; readonly answer: (error?: Error) => void }[] = []
  const get = forAMoment({ db: house, freshFor, monotonic: () => clock.now }, (by) => {
    const count = readings.length + 1
    return new Promise<number>((resolve, reject) => {
      readings.push({ by, answer: (error) => (error ? reject(error) : resolve(count)) })
    })
  })
  return { clock, readings, ask: () => get(trx, 0) }
}

test('within a moment nothing is read twice', async () => {
  const { readings, ask } = desk()
  const answers = [ask(), ask()]
  readings[0]!.answer()
  expect(await Promise.all(answers)).toEqual([1, 1])
  expect(readings).toHaveLength(1)
})

test('after it nobody waits: what is known is answered while it is read once on the side', async () => {
  const { clock, readings, ask } = desk()
  const first = ask()
  readings[0]!.answer()
  await first
  clock.now = 1_001
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  expect(readings.map(({ by }) => by)).toEqual([trx, house])
  readings[1]!.answer()
  await expect.poll(ask).toBe(2)
})

test('after a quiet time whoever asks gets what is true now', async () => {
  const { clock, readings, ask } = desk()
  const first = ask()
  readings[0]!.answer()
  await first
  clock.now = 3_001
  const late = ask()
  expect(readings.map(({ by }) => by)).toEqual([trx, trx])
  readings[1]!.answer()
  expect(await late).toBe(2)
})

test('a reading on the side that fails is made good by whoever comes later, and tells them what is wrong', async () => {
  const { clock, readings, ask } = desk()
  const first = ask()
  readings[0]!.answer()
  await first
  clock.now = 1_500
  expect(await ask()).toBe(1)
  readings[1]!.answer(new Error('the line is down'))
  clock.now = 3_500
  const late = ask()
  readings[2]!.answer(new Error('the line is still down'))
  await expect(late).rejects.toThrow('still down')
  const again = ask()
  readings[3]!.answer()
  expect(await again).toBe(4)
})

test('where nothing may be remembered, each question is read', async () => {
  const { readings, ask } = desk(0)
  const answers = [ask(), ask()]
  for (const { answer } of readings) answer()
  expect(await Promise.all(answers)).toEqual([1, 2])
})
