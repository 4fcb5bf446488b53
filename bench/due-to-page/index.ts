import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/start/package-root.ts'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { startBenchServer, type BenchServer } from '../timers/database.ts'
import { rounded, type Row } from '../timers/row.ts'
import { tableOf } from '../timers/table.ts'
import { openDesk } from './desk.ts'

const OTHERS = 100_000

/**
 * How long does it take from a clock's due time until the expert's open page shows the offer that the step makes? One
 * whole node on a durable database, the real page in Chromium, 100,000 other clocks open. Needs `npm run build` and Chromium.
 */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  if (!existsSync(path.join(packageRoot(), 'dist/console/index.html')))
    throw new Error('the console is not built: run "npm run build" first')
  const server = await startBenchServer()
  try {
    const rows: Row[] = []
    let commits = 0
    for (let repeat = 1; repeat <= (short ? 1 : 3); repeat += 1) {
      const database = await server.database()
      commits ||= await commitsPerSecond(database.pool, 3)
      await database.drop()
      rows.push(await measure(server, repeat, short ? 60 : 150))
    }
    const result = { bench: 'due-to-page', machine: await server.facts(), commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}

async function measure(server: BenchServer, repeat: number, chats: number): Promise<Row> {
  const desk = await openDesk(await server.database(), OTHERS)
  const waits: number[] = []
  try {
    for (let number = 0; number < chats; number += 1) {
      const wait = await desk.chatFallsDue(number)
      if (wait !== null) waits.push(wait)
    }
  } finally {
    await desk.close()
  }
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    workload: 'offer-on-page-beside-100k',
    engine: 'sundial',
    repeat,
    open: OTHERS,
    fires: sorted.length,
    p50_ms: rounded(sorted[Math.floor(sorted.length * 0.5)]),
    p99_ms: rounded(sorted[Math.floor(sorted.length * 0.99)]),
    max_ms: rounded(sorted.at(-1)),
    lost: chats - sorted.length,
  }
}
