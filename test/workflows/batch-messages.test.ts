import { expect, it } from 'vitest'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { batchMessages } from '../../src/workflows/messages/batch-messages.ts'
import type { IncomingMessage, StoredMessage } from '../../src/workflows/messages/incoming-message.ts'
import type { RecordMessages } from '../../src/workflows/messages/record-messages.ts'

const post = { id: 'post' } as Channel
const chat = { id: 'chat' } as Channel
const message = (externalId: string) => ({ externalId }) as IncomingMessage

/** A store whose transactions end when the test says so. */
function slowStore() {
  const begun: { names: string[]; end: () => void; fail: () => void }[] = []
  const record = batchMessages(
    ({ messages }: RecordMessages) =>
      new Promise<readonly StoredMessage[]>((resolve, reject) => {
        const names = messages.map(({ externalId }) => externalId)
        const end = () => resolve(names.map((externalId) => ({ externalId }) as StoredMessage))
        begun.push({ names, end, fail: () => reject(new Error(`cannot store ${names.join(', ')}`)) })
      }),
  )
  const hand = (channel: Channel, ...names: string[]) => record({ channel, messages: names.map(message) })
  return { begun, hand }
}
const many = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
const aMoment = () => new Promise((resolve) => setImmediate(resolve))

it('lets a message alone go at once, and those that come meanwhile share the next transaction', async () => {
  const { begun, hand } = slowStore()
  const first = hand(post, 'a')
  const others = [hand(post, 'b', 'c'), hand(post, 'd')]
  expect(begun.map(({ names }) => names)).toEqual([['a']])
  begun[0]!.end()
  expect((await first).map(({ externalId }) => externalId)).toEqual(['a'])
  await aMoment()
  expect(begun.map(({ names }) => names)).toEqual([['a'], ['b', 'c', 'd']])
  begun[1]!.end()
  expect((await Promise.all(others)).map((stored) => stored.map(({ externalId }) => externalId))).toEqual([
    ['b', 'c'],
    ['d'],
  ])
})

it('begins a second and a third transaction of a channel where sixteen wait, and no fourth', () => {
  const { begun, hand } = slowStore()
  for (const name of many(60, 'm')) void hand(post, name)
  expect(begun.map(({ names }) => names.length)).toEqual([1, 16, 16])
})

it('goes on with a few once nothing else of the channel is under way', async () => {
  const { begun, hand } = slowStore()
  for (const name of many(20, 'm')) void hand(post, name)
  expect(begun.map(({ names }) => names.length)).toEqual([1, 16])
  begun[0]!.end()
  await aMoment()
  expect(begun).toHaveLength(2)
  begun[1]!.end()
  await aMoment()
  expect(begun[2]!.names).toEqual(['m17', 'm18', 'm19'])
})

it('holds nothing up in another channel', () => {
  const { begun, hand } = slowStore()
  for (const name of many(40, 'm')) void hand(post, name)
  void hand(chat, 'quiet')
  expect(begun.at(-1)!.names).toEqual(['quiet'])
})

it('tries each delivery of a group that failed alone, so that the bad one fails alone', async () => {
  const { begun, hand } = slowStore()
  void hand(post, 'a')
  const good = hand(post, 'good')
  const bad = hand(post, 'bad')
  begun[0]!.end()
  await aMoment()
  begun[1]!.fail()
  await aMoment()
  begun[2]!.end()
  expect((await good).map(({ externalId }) => externalId)).toEqual(['good'])
  await aMoment()
  begun[3]!.fail()
  await expect(bad).rejects.toThrow('cannot store bad')
})

it('puts at most two hundred messages into a transaction, unless one delivery has more', async () => {
  const { begun, hand } = slowStore()
  void hand(post, 'a')
  void hand(post, ...many(150, 'x'))
  void hand(post, ...many(60, 'y'))
  void hand(post, ...many(300, 'z'))
  for (const count of [1, 150, 60, 300]) {
    expect(begun.at(-1)!.names).toHaveLength(count)
    begun.at(-1)!.end()
    await aMoment()
  }
})
