import type { IncomingMessage, StoredMessage } from './incoming-message.ts'
import type { RecordMessages } from './record-messages.ts'

type Record = (command: RecordMessages) => Promise<readonly StoredMessage[]>

interface Waiting {
  readonly messages: readonly IncomingMessage[]
  readonly resolve: (stored: readonly StoredMessage[]) => void
  readonly reject: (error: unknown) => void
}

/** More than that in one transaction gains nothing and holds its locks longer. */
const LARGEST_GROUP = 200
/** Where so many deliveries wait, they are worth a transaction of their own beside the one that is under way. */
const WORTH_A_GROUP = 16
/** Transactions of a channel under way at once: one waits for the database while another one computes. */
const ABREAST = 3

interface Queue {
  readonly channel: RecordMessages['channel']
  readonly waiting: Waiting[]
  abreast: number
}

/**
 * Lets messages of a channel that come while a transaction is under way share the next one. Nobody waits for company: a
 * message alone goes at once. Where many come, a second and a third transaction go beside the first. A group that fails is tried again
 * one delivery at a time, so that a bad one fails alone.
 */
export function batchMessages(record: Record): Record {
  const channels = new Map<string, Queue>()

  return ({ channel, messages }) =>
    new Promise((resolve, reject) => {
      const queue = channels.get(channel.id) ?? { channel, waiting: [], abreast: 0 }
      channels.set(channel.id, queue)
      queue.waiting.push({ messages, resolve, reject })
      void drain(queue)
    })

  async function drain(queue: Queue): Promise<void> {
    while (isWorthATransaction(queue)) {
      queue.abreast += 1
      await recordGroup(queue.channel, nextGroup(queue.waiting))
      queue.abreast -= 1
    }
    if (queue.abreast === 0) channels.delete(queue.channel.id)
  }

  async function recordGroup(channel: RecordMessages['channel'], group: readonly Waiting[]): Promise<void> {
    try {
      const stored = await record({ channel, messages: group.flatMap(({ messages }) => messages) })
      let position = 0
      for (const { messages, resolve } of group)
        resolve(stored.slice(position, (position += messages.length)))
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const alone of group) await recordGroup(channel, [alone])
    }
  }
}

function isWorthATransaction({ waiting, abreast }: Queue): boolean {
  return abreast < ABREAST && waiting.length >= (abreast === 0 ? 1 : WORTH_A_GROUP)
}

function nextGroup(waiting: Waiting[]): readonly Waiting[] {
  let [count, size] = [0, 0]
  while (count < waiting.length && (count === 0 || size + waiting[count]!.messages.length <= LARGEST_GROUP)) {
    size += waiting[count]!.messages.length
    count += 1
  }
  return waiting.splice(0, count)
}
