import { setTimeout as sleep } from 'node:timers/promises'
import { followFigures } from '../../src/start/follow-figures.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { newMessage } from '../ingest/groups.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'
import { middleOf } from './median.ts'

const GROUP = 200

/** From when a message is durable to when the figures count it, while so many come in a second, or as many as this machine takes. */
export async function measureLag(
  { deps, channel, database: { pool } }: IngestHouse,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Row> {
  const silent = { info: ignore, warn: ignore, error: ignore, debug: ignore }
  const following = followFigures(deps, silent as never)
  const durable = new Map<string, number>()
  const lags: number[] = []
  let watching = true
  const watcher = watch()
  const begin = performance.now()
  let recorded = 0
  const groups = (perSecond * seconds) / GROUP
  for (let group = 0; group < groups; group += 1) {
    const due = begin + (1_000 * group * GROUP) / perSecond
    if (performance.now() < due) await sleep(due - performance.now())
    const messages = Array.from({ length: GROUP }, (_, n) => newMessage(`lag-${group}-${n}`))
    const stored = await recordMessages(deps, { channel, messages })
    durable.set(stored.at(-1)!.conversationId, performance.now())
    recorded += GROUP
  }
  const took = (performance.now() - begin) / 1_000
  while (durable.size > 0) await sleep(20)
  watching = false
  await watcher
  await following.stop()
  return {
    workload: 'live-lag',
    engine: 'sundial',
    messages: recorded,
    per_second: Math.round(recorded / took),
    ...middleOf(lags),
    note: `limit 1000 ms at ${perSecond}/s`,
  }

  async function watch(): Promise<void> {
    while (watching) {
      const { rows } = await pool.query<{ conversation_id: string }>(
        'select distinct conversation_id from turn_account where conversation_id = any ($1::uuid[])',
        [[...durable.keys()]],
      )
      for (const { conversation_id } of rows) {
        lags.push(Math.max(0, performance.now() - durable.get(conversation_id)!))
        durable.delete(conversation_id)
      }
      await sleep(20)
    }
  }
}

function ignore(): void {
  // Nobody reads this log.
}
