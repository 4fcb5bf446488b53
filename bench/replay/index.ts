import { rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { PassThrough } from 'node:stream'
import { writeFile } from 'node:fs/promises'
import { backTest } from '../../src/cli/back-test.ts'
import { replay } from '../../src/cli/replay.ts'
import { draft, replayPolicy, writeLog } from './logs.ts'

interface Row {
  readonly workload: string
  readonly engine: 'sundial replay' | 'sundial back-test'
  readonly messages: number
  readonly megabytes: number
  readonly done_ms: number
  readonly cpu_ms: number
  readonly per_second: number
}

const workloads = [
  { name: '100k', messages: 100_000, repeats: 3 },
  { name: '1m', messages: 1_000_000, repeats: 1 },
]

/** From the file to the figures: how long a replay and a back-test take, reading included. */
export async function run({ json, short }: { short: boolean; json: boolean }): Promise<void> {
  const rows: Row[] = []
  for (const { name, messages, repeats } of workloads) {
    const events = join(tmpdir(), `sundial-bench-replay-${process.pid}-${name}.csv`)
    const policy = `${events}.policy.json`
    const tried = `${events}.draft.json`
    await writeLog(events, messages)
    await writeFile(policy, JSON.stringify(replayPolicy))
    await writeFile(tried, JSON.stringify(draft))
    const megabytes = (await stat(events)).size / 1e6
    const quiet = () => ({ output: new PassThrough().resume(), diagnostics: process.stderr })
    const engines = {
      'sundial replay': () => replay({ events, policy, json: true }, quiet()),
      'sundial back-test': () =>
        backTest({ events, draft: tried, zone: 'UTC', json: true, now: Date.now() }, quiet()),
    }
    for (const [engine, work] of Object.entries(engines))
      for (let repeat = 0; repeat < (short ? 1 : repeats); repeat += 1)
        rows.push({
          workload: name,
          engine: engine as Row['engine'],
          messages,
          megabytes,
          ...(await timed(work, messages)),
        })
    await Promise.all([events, policy, tried].map((file) => rm(file)))
  }
  const machine = { cores: cpus().length, node: process.version }
  process.stdout.write(json ? `${JSON.stringify({ bench: 'replay', machine, rows })}\n` : table(rows))
}

async function timed(
  work: () => Promise<number>,
  messages: number,
): Promise<Pick<Row, 'done_ms' | 'cpu_ms' | 'per_second'>> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const status = await work()
  if (status !== 0) throw new Error(`it ended with status ${status}`)
  const done_ms = Math.round(performance.now() - began)
  const used = process.cpuUsage(cpu)
  return {
    done_ms,
    cpu_ms: Math.round((used.user + used.system) / 1_000),
    per_second: Math.round((messages * 1_000) / done_ms),
  }
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `${row.workload.padEnd(8)}${row.engine.padEnd(20)}${`${row.done_ms} ms`.padStart(12)}${`cpu ${row.cpu_ms} ms`.padStart(16)}${`${row.per_second} messages/s`.padStart(24)}`,
  )
  return `${lines.join('\n')}\n`
}
