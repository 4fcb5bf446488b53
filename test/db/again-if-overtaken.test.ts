import { expect, test } from 'vitest'
import { againIfOvertaken } from '../../src/db/again-if-overtaken.ts'

const failing = (code: string, times: number) => {
  let tries = 0
  return {
    tries: () => tries,
    transaction: () => {
      tries += 1
      return tries <= times
        ? Promise.reject(Object.assign(new Error('from the database'), { code }))
        : Promise.resolve('done')
    },
  }
}

test('whoever gave way in a deadlock tries again, and is done', async () => {
  const { transaction, tries } = failing('40P01', 2)
  expect(await againIfOvertaken(transaction)).toBe('done')
  expect(tries()).toBe(3)
})

test('nobody gives way for ever, and a mistake is not tried again', async () => {
  const deadlocked = failing('40P01', Infinity)
  await expect(againIfOvertaken(deadlocked.transaction)).rejects.toThrow('from the database')
  expect(deadlocked.tries()).toBe(10)
  const wrong = failing('22012', Infinity)
  await expect(againIfOvertaken(wrong.transaction)).rejects.toThrow('from the database')
  expect(wrong.tries()).toBe(1)
})
