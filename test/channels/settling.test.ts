import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pullNewer } from '../../src/channels/mastodon/pull-newer.ts'
import { settle, settledAt, settlingPosition, type Settling } from '../../src/channels/port/settling.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'

/** Numbers as they are given out, each shown so many seconds later; a look every so many seconds. */
const listings = fc.record({
  shownAfter: fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 200 }),
  every: fc.integer({ min: 1, max: 30 }),
})

test('whatever shows within half a minute of its number is read, and nothing twice', () => {
  fc.assert(
    fc.property(listings, ({ shownAfter, every }) => {
      let known = settledAt('')
      const read: string[] = []
      for (let at = 0; at <= shownAfter.length + 180; at += every) {
        const shown = shownAfter
          .map((late, number) => ({ id: String(number + 1), at: number + late }))
          .filter((one) => one.at <= at && Number(one.id) > Number(known.after))
        const { fresh, position } = settle(known, shown, at * SECOND)
        read.push(...fresh.map(({ id }) => id))
        known = position
      }
      expect(read.sort((a, b) => Number(a) - Number(b))).toEqual(
        shownAfter.map((_, number) => String(number + 1)),
      )
      expect(known.read).toEqual([])
    }),
  )
})

test('a backlog at Mastodon is read page by page, and what shows late is read after it', async () => {
  const shown = Array.from({ length: 100 }, (_, index) => ({ id: String(index + 1) })).filter(
    ({ id }) => id !== '95',
  )
  const list = ({ minId, limit }: { minId?: string; limit: number }) =>
    Promise.resolve(
      shown
        .filter(({ id }) => Number(id) > Number(minId ?? 0))
        .sort((a, b) => Number(a.id) - Number(b.id))
        .slice(0, limit)
        .reverse(),
    )
  let known: Settling = settlingPosition.parse('10')
  const read: string[] = []
  const look = async (now: number) => {
    const { items, position, more } = await pullNewer(known, now, list)
    read.push(...items.map(({ id }) => id))
    known = position
    return more
  }
  while (await look(MINUTE));
  shown.push({ id: '95' })
  await look(2 * MINUTE - SECOND)
  expect(read).toEqual([
    ...Array.from({ length: 90 }, (_, index) => String(index + 11)).filter((id) => id !== '95'),
    '95',
  ])
})
