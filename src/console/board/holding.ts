import type { BoardRow } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Who has the work, as a text's key with what goes into it. `until` is an instant to count down to. */
export interface Holding {
  readonly key: 'replying' | 'mine' | 'held' | 'offered' | 'widening' | 'searching' | 'nobody'
  readonly name?: string
  readonly count?: number
  readonly until?: Instant
}

export function holdingOf(row: BoardRow, personId: string | null): Holding {
  const { holder, dispatch } = row
  if (row.reply_queued) return { key: 'replying' }
  if (holder)
    return holder.person_id === personId
      ? { key: 'mine', until: Date.parse(holder.reply_by) }
      : { key: 'held', name: holder.name }
  if (!dispatch) return { key: 'nobody' }
  if (dispatch.offers_open > 0)
    return {
      key: 'offered',
      count: dispatch.offers_open,
      ...(dispatch.offers_expire_at ? { until: Date.parse(dispatch.offers_expire_at) } : {}),
    }
  return { key: dispatch.offers_made > 0 ? 'widening' : 'searching' }
}
