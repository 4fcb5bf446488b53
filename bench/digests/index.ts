import { openIngestHouse } from '../ingest/ingest-house.ts'
import { startBenchServer, type BenchServer } from '../timers/database.ts'
import type { Row } from '../timers/row.ts'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { tableOf } from '../timers/table.ts'
import { measureLag } from './lag.ts'
import { measureRebuild } from './rebuild.ts'
import { measureSubscribers } from './subscribers.ts'
import { measureWeek } from './week.ts'

/** How fast figures follow, are rebuilt and read, and how soon a thousand readers have their digest; on a durable PostgreSQL. */
export async function run({
  short,
  json,
  only,
}: {
  readonly short: boolean
  readonly json: boolean
  readonly only?: string | undefined
}): Promise<void> {
  const server = await startBenchServer()
  try {
    const rows: Row[] = []
    const add = (row: Row): void => {
      rows.push(row)
      process.stderr.write(`${JSON.stringify(row)}\n`)
    }
    const commits = await measureCommits(server)
    const house = async (
      workload: string,
      measure: (house: Awaited<ReturnType<typeof openIngestHouse>>) => Promise<Row | readonly Row[]>,
    ) => {
      if (only !== undefined && only !== workload) return
      const opened = await openIngestHouse(server)
      try {
        for (const row of [await measure(opened)].flat()) add(row)
      } finally {
        await opened.close()
      }
    }
    await house('subscribers', (opened) => measureSubscribers(opened, 1_000))
    await house('live-lag', (opened) => measureLag(opened, { perSecond: 2_000, seconds: short ? 8 : 30 }))
    await house('rebuild', (opened) => measureRebuild(opened, short ? 20_000 : 200_000, 3))
    await house('weekly-digest', (opened) => measureWeek(opened, short ? 1_000_000 : 10_000_000, 5))
    const result = { bench: 'digests', machine: await server.facts(), commits_per_second: commits, rows }
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
