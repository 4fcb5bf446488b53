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

/**
 * Lets messages of a channel that come while a transaction is under way share the next one. Nobody waits for company: a
 * message alone goes at once. A group that fails is tried again one delivery at a time, so that a bad one fails alone.
 */
export function batchMessages(record: Record): Record {
  const channels = new Map<string, { waiting: Waiting[]; running: boolean }>()

  return (command) =>
    new Promise((resolve, reject) => {
      const key = command.channel.id
      const queue = channels.get(key) ?? { waiting: [], running: false }
      channels.set(key, queue)
      queue.waiting.push({ messages: command.messages, resolve, reject })
      if (!queue.running) void drain(command.channel, queue)
    })

  async function drain(
    channel: RecordMessages['channel'],
    queue: { waiting: Waiting[]; running: boolean },
  ): Promise<void> {
    queue.running = true
    while (queue.waiting.length > 0) await recordGroup(channel, nextGroup(queue.waiting))
    queue.running = false
    channels.delete(channel.id)
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

function nextGroup(waiting: Waiting[]): readonly Waiting[] {
  let [count, size] = [0, 0]
  while (count < waiting.length && (count === 0 || size + waiting[count]!.messages.length <= LARGEST_GROUP)) {
    size += waiting[count]!.messages.length
    count += 1
  }
  return waiting.splice(0, count)
}
