import type { Timer, TimerKind } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { timerColumns, timerOf, type TimerRow } from './timer-row.ts'

const ofConversations = `
  select ${timerColumns} from timer t
  where t.brand_id = $1 and t.conversation_id = any ($2::uuid[]) and ($3::text is null or t.kind = $3)
  order by t.brand_id, t.conversation_id, t.id`

/**
 * The open timers of conversations, all or of one kind, locked until the transaction ends unless `lock` is false. While it is locked no
 * step of theirs fires: the engine passes over it and comes back. Whoever locks those of another kind waits for whoever works with that kind.
 */
export async function timersOf(
  execute: Execute,
  brandId: string,
  conversationIds: readonly string[],
  { kind = null, lock = true }: { readonly kind?: TimerKind | null; readonly lock?: boolean } = {},
): Promise<readonly Timer[]> {
  if (conversationIds.length === 0) return []
  const statement = lock ? `${ofConversations} for update of t` : ofConversations
  const { rows } = await execute(statement, [brandId, conversationIds, kind])
  return (rows as readonly TimerRow[]).map(timerOf)
}
