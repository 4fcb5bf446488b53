import { offerSlots, withdrawSlots } from '../../../db/changes/open-slots.ts'
import { coverageOfBrand } from '../../../db/read/coverage-of-brand.ts'
import { readOpenSlots } from '../../../db/read/open-slots.ts'
import { matchSlots } from '../../../domain/roster/match-slots.ts'
import { openSlots } from '../../../domain/roster/open-slots.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { newOffer, offered } from './schema.ts'

export const offerOpenSlots = route({
  operation: 'open-slots.offer',
  method: 'post',
  path: '/open-slots/offer',
  summary:
    'Offer exactly the hours ahead that are short of people, in slots of four hours at most; ask again whenever plans change.',
  body: newOffer,
  answers: { 200: { is: 'What changed.', schema: offered } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    const needs = (await coverageOfBrand(deps.db, brandId, now, body.days * DAY))
      .filter(({ kind }) => body.channel_kind === undefined || kind === body.channel_kind)
      .filter(({ language }) => body.language === undefined || language === body.language)
    const changed = await deps.db.transaction().execute(async (trx) => {
      const all = await readOpenSlots(trx, [brandId], { now: new Date(now), lock: true })
      const open = all.filter(({ state }) => state === 'open')
      let [added, withdrawn] = [0, 0]
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
        await offerSlots(trx, by(deps, scope), brandId, need, offer)
        await withdrawSlots(trx, brandId, withdraw)
        added += offer.length
        withdrawn += withdraw.length
      }
      return { offered: added, withdrawn, kept: open.length - withdrawn }
    })
    return ok(changed)
  },
})
