import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStore } from '../../src/db/store.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

it('lets more transactions than there are connections ask for the same thing at the same time', async () => {
  const { brandId } = await house.channel('demo-chat')
  const store = createStore(house.db) // it knows nothing yet
  const asked = Array.from({ length: 40 }, () =>
    store.transaction(async (tx) => [
      await tx.setup.channel('demo-chat'),
      await tx.setup.channelByAddress('support@demo.example'),
      (await tx.setup.policies(brandId)).length,
    ]),
  )
  const answers = await Promise.all(asked)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})
