import { everyAdapter } from '../../src/channels/adapters.ts'
import { openDoors } from '../../src/channels/port/doors.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { ChannelAdapter } from '../../src/workflows/ports/channel-adapter.ts'
import type { House } from './house.ts'

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Answers stay where they are: nothing goes out. */
const nowhere: ChannelAdapter = {
  externalIdFor: (_channel, messageId) => messageId,
  deliver: () => Promise.resolve({ accepted: 'later' }),
}

/** The doors of a test's house, and how what comes through them is stored in it. */
export function testDoors(
  house: House,
  {
    variables = {},
    mail = nowhere,
    chat = nowhere,
    trusted = new Set(),
  }: {
    readonly variables?: Readonly<Record<string, string>>
    readonly mail?: ChannelAdapter
    readonly chat?: ChannelAdapter
    readonly trusted?: ReadonlySet<string>
  } = {},
): HttpDoors {
  const doors = openDoors(
    everyAdapter({ mail, chat, replyTokenKey: Buffer.alloc(32, 1), helpdesks: { trusted } }),
    {
      variables,
      now: () => house.deps.store.transaction((tx) => Promise.resolve(tx.now)),
      log: silent,
      network: { trusted },
    },
  )
  return {
    ...doors,
    take: (channel, arrivals) =>
      takeArrivals(
        {
          ...house.deps,
          record: (command) => recordMessages(house.deps, command),
          replyTokenKey: Buffer.alloc(32, 1),
        },
        channel,
        arrivals,
      ),
  }
}
