import type { Timer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { timerColumns, timerOf, type TimerRow } from './timer-row.ts'

const ofConversations = `
  select ${timerColumns} from timer t
  where t.brand_id = $1 and t.conversation_id = any ($2::uuid[])
  order by t.brand_id, t.conversation_id, t.id`

/**
 * The open timers of conversations, locked until the transaction ends unless `lock` is false. While it is locked no
 * step of theirs fires: the engine passes over it and comes back.
 */
export async function timersOf(
  execute: Execute,
  brandId: string,
  conversationIds: readonly string[],
  { lock = true }: { readonly lock?: boolean } = {},
): Promise<readonly Timer[]> {
  if (conversationIds.length === 0) return []
  const statement = lock ? `${ofConversations} for update of t` : ofConversations
  const { rows } = await execute(statement, [brandId, conversationIds])
  return (rows as readonly TimerRow[]).map(timerOf)
}
