import { z } from 'zod'
import { readCarried } from '../../../db/figures/burden.ts'
import { burdenOf } from '../../../domain/digest/behind.ts'
import { formatInstant, parseInstant } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { id, instant } from '../../schema.ts'
import { figuresQuery } from './schema.ts'

export const ownFigures = z
  .object({
    brand_id: id,
    from: instant,
    to: instant,
    taken: z.int(),
    pings: z.int(),
    /** Within your declared sleep, by your own clocks. */
    pings_in_sleep: z.int(),
    offers: z.int(),
    /** Offers that ended without your getting the work. */
    unpaid_offers: z.int(),
  })
  .meta({ id: 'OwnFigures' })

export const readOwnFigures = route({
  operation: 'figures.mine',
  method: 'get',
  path: '/figures/mine',
  summary: 'What you yourself were asked and did: nobody else is shown the figures of one person.',
  query: figuresQuery,
  answers: { 200: { is: 'Your figures.', schema: ownFigures } },
  async handle({ db }, { scope, query }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (!scope.personId) return personNeeded
    const brandId = target.brand.id
    const [from, to] = [parseInstant(query.from)!, parseInstant(query.to)!]
    const own = burdenOf(await readCarried(db, brandId, from, to, scope.personId), 1)
    return ok({
      brand_id: brandId,
      from: formatInstant(from),
      to: formatInstant(to),
      taken: own?.taken ?? 0,
      pings: own?.pings ?? 0,
      pings_in_sleep: own?.pingsInSleep ?? 0,
      offers: own?.offers ?? 0,
      unpaid_offers: own?.unpaidOffers ?? 0,
    })
  },
})
