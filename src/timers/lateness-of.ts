import type { Millis } from '../domain/time/instant.ts'
import type { Execute } from './execute.ts'

export interface Percentiles {
  readonly p50: Millis
  readonly p99: Millis
  readonly max: Millis
}

/** How late steps were recorded, and how late what follows from them was done, counted from the step's own instant. */
export interface Lateness {
  readonly steps: number
  readonly detected: Percentiles | null
  readonly delivered: Percentiles | null
}

const percentiles = (value: string): string =>
  `case when count(${value}) > 0 then json_build_object(
    'p50', percentile_disc(0.5) within group (order by ${value}),
    'p99', percentile_disc(0.99) within group (order by ${value}),
    'max', max(${value})) end`

/**
 * Only the log's last events are read, whatever its size. A step that was in the past already when it was armed counts
 * from then on; history is left out, and so are steps found on the way out, which nothing was waiting for.
 */
const lateness = `
  with step as (
    select id, recorded_at, coalesce((payload ->> 'armed_at')::timestamptz, occurred_at) as at
    from event
    where id > (select coalesce(max(id), 0) from event) - $1::bigint
      and payload ? 'timer_id' and (payload -> 'last')::boolean and not (payload -> 'history')::boolean
      and ($2::uuid is null or brand_id = $2)
  ),
  late as (
    select extract(epoch from recorded_at - at)::float8 * 1000 as detected,
      extract(epoch from r.delivered_at - at)::float8 * 1000 as delivered
    from step s left join step_receipt r on r.event_id = s.id
  )
  select count(*)::integer as steps, ${percentiles('detected')} as detected, ${percentiles('delivered')} as delivered
  from late`

/** Lateness among the last `window` events of the log, of one brand or of all. */
export async function latenessOf(
  execute: Execute,
  { window = 100_000, brandId = null }: { readonly window?: number; readonly brandId?: string | null } = {},
): Promise<Lateness> {
  const { rows } = await execute(lateness, [window, brandId])
  return rows[0] as Lateness
}
