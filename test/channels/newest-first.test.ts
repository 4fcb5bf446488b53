import { expect, test } from 'vitest'
import { cameAt, listPosition, newer, type ListPosition } from '../../src/channels/port/newest-first.ts'

interface Post {
  readonly uri: string
  readonly indexedAt: string
}

const at = (seconds: number) => new Date(Date.parse('2026-11-23T11:00:00Z') + seconds * 1_000).toISOString()

/** As Bluesky's view of the network lists: by what the writer claims, where that is earlier than when it came. */
function listed() {
  const posts: Post[] = []
  return {
    comes: (uri: string, seconds: number, claimed = seconds) =>
      posts.push({ uri, indexedAt: at(Math.min(seconds, claimed)) }),
    look: async (known: ListPosition | null, size = 100) => {
      const { items, position } = await newer<Post>(known, (cursor) => {
        const from = Number(cursor ?? 0)
        const sorted = [...posts].reverse().sort((a, b) => (a.indexedAt < b.indexedAt ? 1 : -1))
        return Promise.resolve({
          items: sorted.slice(from, from + size),
          cursor: from + size < posts.length ? String(from + size) : undefined,
        })
      })
      return { uris: items.map(({ uri }) => uri), items, position }
    },
  }
}

test('what was there before the first look is never told, not even the last of it', async () => {
  const list = listed()
  list.comes('before', 0)
  const first = await list.look(null)
  expect(first.uris).toEqual([])
  expect((await list.look(first.position)).uris).toEqual([])
})

test('of two at one instant none is lost and none told twice', async () => {
  const list = listed()
  const first = await list.look(null)
  list.comes('one', 1)
  const second = await list.look(first.position)
  list.comes('other', 1)
  const third = await list.look(second.position)
  expect([second.uris, third.uris]).toEqual([['one'], ['other']])
})

test('a post whose writer claims an earlier time is told, and dated no earlier than the last look', async () => {
  const list = listed()
  list.comes('before', 0)
  const first = await list.look(null)
  list.comes('on time', 60)
  const second = await list.look(first.position)
  list.comes('slow clock', 65, 20)
  const third = await list.look(second.position)
  expect(third.uris).toEqual(['slow clock'])
  expect(cameAt(third.items[0]!, second.position)).toBe(Date.parse(at(60)))
  expect((await list.look(third.position)).uris).toEqual([])
})

test('after a long absence it pages back to what is known', async () => {
  const list = listed()
  list.comes('before', 0)
  const first = await list.look(null, 2)
  for (let second = 1; second <= 7; second += 1) list.comes(`post ${second}`, second)
  expect((await list.look(first.position, 2)).uris).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((second) => `post ${second}`),
  )
})

test('a position of an earlier release goes on where it stood', () => {
  expect(listPosition.parse(at(5))).toEqual({ begun: at(5), newest: at(5), seen: [] })
})
