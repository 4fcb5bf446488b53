import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import { countNames, type Counts, type Tally, type TurnMetric } from '../../domain/neglect/tally.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const countColumns = countNames.map(columnOf)

type TallyRow = {
  readonly channel_id: string
  readonly metric: TurnMetric
  readonly language: string
  readonly local_hour: number
  readonly cause: Cause | ''
} & Readonly<Record<string, string>>

/** Sums over all quarters of the period: one row for each of the other keys. */
export async function readTallies(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<readonly Tally[]> {
  const sums = countColumns.map((column) => `sum(${column})::text as ${column}`).join(', ')
  const { rows } = await sql<TallyRow>`
    select channel_id, metric, language, local_hour, cause, ${sql.raw(sums)} from neglect_tally
    where brand_id = ${brandId}
      and quarter_at >= ${formatInstant(from)}::timestamptz and quarter_at < ${formatInstant(to)}::timestamptz
    group by channel_id, metric, language, local_hour, cause
    having sum(turns) <> 0
  `.execute(trx)
  return rows.map((row) => ({
    quarterAt: from,
    channelId: row.channel_id,
    metric: row.metric,
    language: row.language,
    localHour: row.local_hour,
    cause: row.cause || null,
    ...(Object.fromEntries(
      countNames.map((name) => [name, Number(row[columnOf(name)])]),
    ) as unknown as Counts),
  }))
}

/** Adds to the sums, in one order for all writers. */
export async function addTallies(
  trx: Transaction<DB>,
  brandId: BrandId,
  changes: readonly Tally[],
): Promise<void> {
  if (changes.length === 0) return
  const arrays = countNames.map((name) => sql`${changes.map((tally) => tally[name])}::bigint[]`)
  const added = countColumns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')
  await sql`
    insert into neglect_tally as t
      (brand_id, quarter_at, channel_id, metric, language, local_hour, cause, ${sql.raw(countColumns.join(', '))})
    select ${brandId}::uuid, * from unnest(
      ${changes.map(({ quarterAt }) => formatInstant(quarterAt))}::timestamptz[],
      ${changes.map(({ channelId }) => channelId)}::uuid[], ${changes.map(({ metric }) => metric)}::text[],
      ${changes.map(({ language }) => language)}::text[], ${changes.map(({ localHour }) => localHour)}::smallint[],
      ${changes.map(({ cause }) => cause ?? '')}::text[], ${sql.join(arrays)})
    order by 2, 3, 4, 5, 6, 7
    on conflict (brand_id, quarter_at, channel_id, metric, language, local_hour, cause)
      do update set ${sql.raw(added)}
  `.execute(trx)
}
