import { commitsPerSecond } from '../timers/commit-rate.ts'
import { startBenchServer, type BenchServer } from '../timers/database.ts'
import type { Row } from '../timers/row.ts'
import { tableOf } from '../timers/table.ts'
import { costBeside } from './growth.ts'
import { inGroups } from './groups.ts'
import { startHttpNode } from './http-node.ts'
import { openIngestHouse } from './ingest-house.ts'
import { oneByOne } from './one-by-one.ts'

/** What may be asked for alone. */
const workloads = ['groups', 'http', 'growth'] as const

/** Requests under way at once when as many as possible are wanted. */
const ABREAST = 64

/** How many messages a second come in, complete with conversation, turn, clocks and events, on a durable PostgreSQL. */
export async function run({
  short,
  json,
  only,
}: {
  readonly short: boolean
  readonly json: boolean
  readonly only?: string | undefined
}): Promise<void> {
  if (only !== undefined && !workloads.some((name) => name === only))
    throw new Error(`ingest has no workload "${only}"; it has ${workloads.join(', ')}`)
  const wanted = (name: (typeof workloads)[number]): boolean => only === undefined || only === name
  const server = await startBenchServer()
  try {
    const rows: Row[] = []
    const add = (row: Row): void => {
      rows.push(row)
      process.stderr.write(`${JSON.stringify(row)}\n`)
    }
    const commits = await measureCommits(server)
    for (let repeat = 1; repeat <= (short ? 1 : 3); repeat++) {
      if (wanted('groups')) await throughTheCore(server, repeat, short ? 10_000 : 60_000, add)
      if (wanted('http')) await overHttp(server, repeat, short ? 8 : 30, add)
    }
    for (const stored of wanted('growth') ? [10_000, short ? 200_000 : 10_000_000] : [])
      for (const row of await costBeside(server, stored, short ? 4_000 : 40_000)) add(row)
    const result = { bench: 'ingest', machine: await server.facts(), commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}

async function measureCommits(server: BenchServer): Promise<number> {
  const database = await server.database()
  try {
    return await commitsPerSecond(database.pool, 3)
  } finally {
    await database.drop()
  }
}

async function throughTheCore(
  server: BenchServer,
  repeat: number,
  messages: number,
  add: (row: Row) => void,
): Promise<void> {
  const house = await openIngestHouse(server)
  try {
    await inGroups(house, { messages: 2_000, size: 200, abreast: 2 }) // warms up
    for (const size of [1, 20, 200]) {
      const through = await inGroups(house, {
        messages: size === 1 ? messages / 5 : messages,
        size,
        abreast: size === 1 ? 8 : 2,
      })
      add({ workload: `core-groups-of-${size}`, engine: 'sundial', repeat, ...through })
    }
  } finally {
    await house.close()
  }
}

async function overHttp(
  server: BenchServer,
  repeat: number,
  seconds: number,
  add: (row: Row) => void,
): Promise<void> {
  const house = await openIngestHouse(server)
  const node = await startHttpNode(house.database.url)
  try {
    await oneByOne(node, { seconds: 3, abreast: ABREAST }) // warms up
    const most = await oneByOne(node, { seconds, abreast: ABREAST })
    add({ workload: 'http-one-by-one', engine: 'sundial', repeat, ...most })
    const half = await oneByOne(node, { seconds, abreast: ABREAST, rate: most.per_second / 2 })
    add({ workload: 'http-half-load', engine: 'sundial', repeat, ...half })
  } finally {
    node.stop()
    await house.close()
  }
}
