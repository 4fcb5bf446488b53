import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Instant } from '../../src/domain/time/instant.ts'
import { engines, type Engine } from './engines.ts'
import { desk, starts, workloads, type Workload } from './workloads.ts'

interface Row {
  readonly workload: string
  readonly engine: string
  readonly repeats: number
  readonly calls: number
  /** Median over the repeats. */
  readonly due_time_us: number
  /** Share of the answers that are the same instant as ours. */
  readonly same: number
}

const checked = 200

/** Microseconds per due time in opening hours, beside public libraries that compute the same. */
export function run({ short, json }: { short: boolean; json: boolean }): Promise<void> {
  process.env.TZ = desk.tz
  const repeats = short ? 5 : 21
  const rows = workloads.flatMap((workload) => {
    const [ours, ...others] = engines()
    return [ours!, ...others].map((engine) => measure(workload, engine, ours!, repeats))
  })
  const machine = { cores: cpus().length, node: process.version }
  process.stdout.write(json ? `${JSON.stringify({ bench: 'due-time', machine, rows })}\n` : table(rows))
  return Promise.resolve()
}

function measure(workload: Workload, engine: Engine, ours: Engine, repeats: number): Row {
  const samples = starts(checked)
  const same = samples.filter(
    (start) => engine.due(start, workload.target) === ours.due(start, workload.target),
  ).length
  const instants = starts(engine.calls)
  const times = Array.from({ length: repeats }, () => timed(engine, instants, workload))
  const median = times.toSorted((one, other) => one - other)[Math.floor(repeats / 2)]!
  return {
    workload: workload.name,
    engine: engine.name,
    repeats,
    calls: engine.calls,
    due_time_us: Number(((median * 1_000) / engine.calls).toPrecision(3)),
    same: same / checked,
  }
}

function timed(engine: Engine, instants: readonly Instant[], workload: Workload): number {
  const begin = performance.now()
  for (const instant of instants) engine.due(instant, workload.target)
  return performance.now() - begin
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `${row.workload.padEnd(20)}${row.engine.padEnd(38)}${String(row.due_time_us).padStart(10)} us${`${Math.round(row.same * 100)} % same`.padStart(12)}`,
  )
  return `one due time, median; the rivals run in a process in ${desk.tz}\n${lines.join('\n')}\n`
}
