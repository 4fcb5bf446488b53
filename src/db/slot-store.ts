import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../domain/ids.ts'
import { matchSlots } from '../domain/roster/match-slots.ts'
import { openSlots } from '../domain/roster/open-slots.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { OfferedSlots, OfferShortHours, SlotStore } from '../workflows/ports/slot-store.ts'
import { offerSlots, withdrawSlots } from './changes/open-slots.ts'
import { coverageOfBrand } from './read/coverage-of-brand.ts'
import { readOpenSlots } from './read/open-slots.ts'
import type { DB } from './schema.ts'

export function slotStore(trx: Transaction<DB>, now: Instant, newId: () => string): SlotStore {
  return {
    async offering() {
      const { rows } = await sql<{ id: BrandId }>`
        select id from brand where settings -> 'network' ->> 'offer_slots' = 'true' order by id
      `.execute(trx)
      return rows.map(({ id }) => id)
    },
    offerShortHours: (command) => offerShortHours(trx, now, newId, command),
  }
}

async function offerShortHours(
  trx: Transaction<DB>,
  now: Instant,
  newId: () => string,
  { brandId, ahead, kind, language, byId }: OfferShortHours,
): Promise<OfferedSlots> {
  const needs = (await coverageOfBrand(trx, brandId, now, ahead))
    .filter((need) => kind === undefined || need.kind === kind)
    .filter((need) => language === undefined || need.language === language)
  const all = await readOpenSlots(trx, [brandId], { now: new Date(now), lock: true })
  const open = all.filter(({ state }) => state === 'open')
  let [offered, withdrawn] = [0, 0]
  for (const need of needs) {
    const own = open.filter(
      (one) => one.channel_kind === need.kind && (one.language || null) === need.language,
    )
    const known = own.map(({ id, from_at, to_at }) => ({
      id,
      from: from_at.getTime(),
      to: to_at.getTime(),
    }))
    const { offer, withdraw } = matchSlots(openSlots(need.coverage), known)
    await offerSlots(trx, { personId: byId, newId }, brandId, need, offer)
    await withdrawSlots(trx, brandId, withdraw)
    offered += offer.length
    withdrawn += withdraw.length
  }
  return { offered, withdrawn, kept: open.length - withdrawn }
}
