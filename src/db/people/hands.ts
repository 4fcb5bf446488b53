import { sql, type Kysely, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Burden } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'
import { forAMoment, type Memory } from './for-a-moment.ts'

export interface Hands {
  readonly get: (trx: Transaction<DB>, now: Instant) => Promise<ReadonlyMap<PersonId, Burden>>
  /** Adds an offer to the hands of each, until they are read anew; an offer that is not committed after all is forgotten with that. */
  readonly noteAsked: (kind: ChannelKind, ids: readonly PersonId[]) => void
}

interface Asked {
  readonly kind: ChannelKind
  readonly ids: readonly PersonId[]
}

/** What everybody has in hand, as last read, with what this node has asked of them since. */
export function handsOf(memory: Memory): Hands {
  let hands = new Map<PersonId, Burden>()
  /** For each reading that is under way, what was asked meanwhile: that may have come too late for it. */
  const readings = new Set<Asked[]>()
  return {
    get: forAMoment(memory, async (db) => {
      const meanwhile: Asked[] = []
      readings.add(meanwhile)
      try {
        const read = await loadBurdens(db)
        for (const { kind, ids } of meanwhile) add(read, kind, ids)
        return (hands = read)
      } finally {
        readings.delete(meanwhile)
      }
    }),
    noteAsked(kind, ids) {
      add(hands, kind, ids)
      for (const meanwhile of readings) meanwhile.push({ kind, ids })
    },
  }
}

function add(hands: Map<PersonId, Burden>, kind: ChannelKind, ids: readonly PersonId[]): void {
  for (const id of ids) {
    const { held, openOffers } = hands.get(id) ?? { held: {}, openOffers: {} }
    hands.set(id, { held, openOffers: { ...openOffers, [kind]: (openOffers[kind] ?? 0) + 1 } })
  }
}

type Hand = readonly [id: PersonId, kind: ChannelKind, held: number, open: number]

/** Along the indexes of what is open, which are small whatever lies behind. Thousands of hands come as one value: read at once, they hold up nobody. */
async function loadBurdens(db: Kysely<DB>): Promise<Map<PersonId, Burden>> {
  const { rows } = await sql<{ hands: readonly Hand[] | null }>`
    select json_agg(json_build_array(person_id, channel_kind, held, open)) as hands
    from (
      select person_id, channel_kind, sum(held) as held, sum(open) as open from (
        select person_id, channel_kind, 1 as held, 0 as open from claim where state = 'active'
        union all
        select person_id, channel_kind, 0, 1 from offer where state = 'open'
      ) one group by person_id, channel_kind
    ) kinds
  `.execute(db)
  const burdens = new Map<PersonId, Burden>()
  for (const [id, kind, held, open] of rows[0]?.hands ?? []) {
    const before = burdens.get(id)
    burdens.set(id, {
      held: held > 0 ? { ...before?.held, [kind]: held } : (before?.held ?? {}),
      openOffers: open > 0 ? { ...before?.openOffers, [kind]: open } : (before?.openOffers ?? {}),
    })
  }
  return burdens
}
