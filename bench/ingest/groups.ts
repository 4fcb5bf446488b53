import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { IncomingMessage } from '../../src/workflows/messages/incoming-message.ts'
import { serverCpuSeconds } from '../processor-time.ts'
import type { IngestHouse } from './ingest-house.ts'

/** A customer's first message, as long as they usually are. */
export function newMessage(name: string): IncomingMessage {
  return {
    externalId: name,
    threadKey: name,
    author: { kind: 'customer', address: `${name}@customer.example`, name: 'Ada Obi' },
    subject: 'Where is my order?',
    text: 'Hello, I ordered three weeks ago and have heard nothing since. Can you tell me when it will arrive? Thank you.',
  }
}

export interface ProcessorTime {
  /** Processor time of Node for one message, in microseconds. */
  readonly node_us: number
  /** The same of PostgreSQL, with its log and its cleaning. */
  readonly server_us: number
}

export interface Throughput {
  readonly messages: number
  readonly per_second: number
  readonly p50_ms: number
  readonly p99_ms: number
}

let made = 0

/**
 * Messages through the core, each the beginning of a conversation with its clocks, so many to a transaction and so many
 * transactions at a time. Percentiles are those of a transaction.
 */
export async function inGroups(
  { database, deps, channel }: IngestHouse,
  { messages, size, abreast }: { readonly messages: number; readonly size: number; readonly abreast: number },
): Promise<Throughput & ProcessorTime> {
  const run = (made += 1)
  const groups = Array.from({ length: Math.ceil(messages / size) }, (_, group) =>
    Array.from({ length: size }, (_, n) => newMessage(`group-${run}-${group}-${n}`)),
  )
  const times: number[] = []
  const [ours, servers] = [process.cpuUsage(), await serverCpuSeconds(database.pool)]
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (let group = groups.pop(); group; group = groups.pop()) {
        const sent = performance.now()
        await recordMessages(deps, { channel, messages: group })
        times.push(performance.now() - sent)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1_000
  const { user, system } = process.cpuUsage(ours)
  const served = (await serverCpuSeconds(database.pool)) - servers
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
  return {
    messages,
    per_second: Math.round(messages / seconds),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    node_us: Math.round((user + system) / messages),
    server_us: Math.round((served * 1_000_000) / messages),
  }
}
