import { afterEach, beforeEach, expect, it } from 'vitest'
import { handsOf } from '../../src/db/people/hands.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

it('is read by two decisions at once, and each knows what was asked meanwhile', async () => {
  const hands = handsOf({ db: house.db, freshFor: 0, monotonic: () => 0 })
  const [person] = await house.db.selectFrom('person').select('id').limit(1).execute()
  const both = await house.db.transaction().execute((first) =>
    house.db.transaction().execute((second) => {
      const reading = [hands.get(first, 0), hands.get(second, 0)]
      hands.noteAsked('chat', [person!.id as never])
      return Promise.all(reading)
    }),
  )
  for (const read of both) expect(read.get(person!.id as never)?.openOffers).toEqual({ chat: 1 })
})
