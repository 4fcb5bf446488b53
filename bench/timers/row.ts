/** A line of the table. Figures that do not apply are left out. */
export interface Row {
  readonly workload: string
  readonly engine: string
  readonly repeat?: number
  readonly open?: number
  readonly fires?: number
  readonly messages?: number
  readonly p50_ms?: number
  readonly p99_ms?: number
  readonly max_ms?: number
  /** Until the last one was durable, from the first one's due time on. */
  readonly done_ms?: number
  readonly per_second?: number
  /** The 99th percentile counted in durable commits that this machine does in the same time. */
  readonly p99_commits?: number
  readonly lost?: number
  readonly doubled?: number
  readonly cpu_percent?: number
  /** Processor time of Node and of PostgreSQL for one message, in microseconds. */
  readonly node_us?: number
  readonly server_us?: number
  readonly buffers?: number
  /** Violations that the checker has found in the tables. */
  readonly violations?: number
  readonly note?: string
}

/** Figures of a race: when each timer was due, and when the application was told of it. */
export function figures(
  due: readonly number[],
  seen: ReadonlyMap<number, readonly number[]>,
): Pick<Row, 'fires' | 'p50_ms' | 'p99_ms' | 'max_ms' | 'done_ms' | 'per_second' | 'lost' | 'doubled'> {
  const told = due.flatMap((_, number) => seen.get(number)?.slice(0, 1) ?? [])
  const late = due
    .flatMap(
      (at, number) =>
        seen
          .get(number)
          ?.slice(0, 1)
          .map((when) => when - at) ?? [],
    )
    .toSorted((a, b) => a - b)
  const done =
    told.reduce((last, at) => Math.max(last, at), -Infinity) -
    due.reduce((first, at) => Math.min(first, at), Infinity)
  return {
    fires: late.length,
    p50_ms: rounded(late[Math.floor(late.length * 0.5)]),
    p99_ms: rounded(late[Math.floor(late.length * 0.99)]),
    max_ms: rounded(late.at(-1)),
    done_ms: rounded(done),
    per_second: Math.round((late.length / done) * 1_000),
    lost: due.length - late.length,
    doubled: [...seen.values()].filter((times) => times.length > 1).length,
  }
}

export function rounded(value: number | undefined): number {
  return Math.round((value ?? NaN) * 10) / 10
}
