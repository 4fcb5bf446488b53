import type { Execute } from '../timers/execute.ts'
import { timerColumns, timerOf, type TimerRow } from '../timers/timer-row.ts'
import type { ClocksAfter, RunningClock } from '../workflows/ports/timer-store.ts'

interface Row extends TimerRow {
  readonly channel_slug: string
  readonly channel_kind: string
  readonly priority: string
  readonly language: string | null
  readonly segment: string | null
  readonly tags: readonly string[]
}

const batchOf = (lock: boolean): string => `
  select ${timerColumns}, ch.slug as channel_slug, ch.kind as channel_kind, c.priority, c.language, cu.segment, c.tags
  from timer t
  join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
  join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
  left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
  where t.brand_id = $1 and t.kind = 'clock' and ($2::uuid is null or t.policy_id = $2)
    and (t.conversation_id, t.id) > ($3::uuid, $4::uuid)
  order by t.conversation_id, t.id limit $5 ${lock ? 'for update of t' : ''}`

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** By conversation and id, the order of the table's own key, so that a batch costs what it holds. */
export async function runningClocks(
  execute: Execute,
  brandId: string,
  { policyId, after, limit, lock }: ClocksAfter,
): Promise<readonly RunningClock[]> {
  const key = [after?.conversationId ?? BEFORE_ALL, after?.id ?? BEFORE_ALL]
  const { rows } = await execute(batchOf(lock), [brandId, policyId ?? null, ...key, limit])
  return (rows as readonly Row[]).map((row) => ({
    timer: timerOf(row),
    traits: {
      channel: row.channel_slug,
      kind: row.channel_kind,
      priority: row.priority,
      language: row.language,
      segment: row.segment,
      tags: row.tags,
    },
  }))
}

export async function countRunning(
  execute: Execute,
  brandId: string,
  policyId: string | null,
): Promise<number> {
  const { rows } = await execute(
    `select count(*)::int as clocks from timer
     where brand_id = $1 and kind = 'clock' and ($2::uuid is null or policy_id = $2)`,
    [brandId, policyId],
  )
  return (rows[0] as { clocks: number }).clocks
}
