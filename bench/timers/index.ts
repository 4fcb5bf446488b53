import { commitsPerSecond } from './commit-rate.ts'
import { graphileWorker } from './contestants/graphile-worker.ts'
import { pgBoss } from './contestants/pg-boss.ts'
import { sundial } from './contestants/sundial.ts'
import { startBenchServer, type BenchServer } from './database.ts'
import { race, type Race } from './race.ts'
import type { Row } from './row.ts'
import { shuffled } from './shuffled.ts'
import { tableOf } from './table.ts'
import { million, millionWorkloads } from './million/index.ts'

const contestants = [
  sundial,
  graphileWorker('graphile-worker', 'as it comes: one worker, polls every 2 s', {}),
  graphileWorker('graphile-worker-best', 'polls every 100 ms, 10 workers, local queue of 500', {
    pollInterval: 100,
    concurrency: 10,
    preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0 } },
  }),
  pgBoss('pg-boss', 'polls every 2 s; batches of 10,000, with one job a poll it never ends', {
    batchSize: 10_000,
  }),
  pgBoss('pg-boss-best', 'polls every 0.5 s, its floor; batches of 10,000', {
    batchSize: 10_000,
    pollingIntervalSeconds: 0.5,
  }),
]

const races: readonly Race[] = [
  { workload: 'spread-5k', timers: 5_000, spread: 10_000 },
  { workload: 'burst-5k', timers: 5_000, spread: 0 },
]

const workloads = [...races.map(({ workload }) => workload), ...millionWorkloads]

/** Our timer engine beside its rivals: all in one run, in random order, on one durable PostgreSQL. */
export async function run({
  short,
  json,
  only,
}: {
  readonly short: boolean
  readonly json: boolean
  readonly only?: string | undefined
}): Promise<void> {
  if (only !== undefined && !workloads.includes(only))
    throw new Error(`there is no workload "${only}"; there are ${workloads.join(', ')}`)
  const wanted = (workload: string): boolean => only === undefined || only === workload
  const server = await startBenchServer()
  try {
    const repeats = short ? 1 : 3
    const commits = await commitRate(server)
    const rows: Row[] = []
    const add = (repeat: number) => (row: Row) => {
      const line = {
        ...row,
        repeat,
        ...(row.p99_ms !== undefined && { p99_commits: inCommits(row.p99_ms, commits) }),
      }
      rows.push(line)
      process.stderr.write(`${JSON.stringify(line)}\n`)
    }
    for (let repeat = 1; repeat <= repeats; repeat++) {
      const heats = shuffled(
        races
          .filter(({ workload }) => wanted(workload))
          .flatMap((of) => contestants.map((contestant) => ({ of, contestant }))),
      )
      for (const { of, contestant } of heats) add(repeat)(await race(server, contestant, of))
    }
    await million(server, { short, repeats, wanted }, add)
    const machine = await server.facts()
    const settings = Object.fromEntries(
      contestants.map((contestant) => [contestant.name, contestant.settings]),
    )
    const result = { bench: 'timers', machine, engines: settings, commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}

async function commitRate(server: BenchServer): Promise<number> {
  const database = await server.database()
  try {
    return await commitsPerSecond(database.pool, 3)
  } finally {
    await database.drop()
  }
}

function inCommits(ms: number, commitsPerSecond: number): number {
  return Math.round((ms / 1_000) * commitsPerSecond * 10) / 10
}
