import { readOffers } from '../../../db/read/offers.ts'
import type { Scope } from '../../authorise.ts'
import { list, recentKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentOffer } from './present.ts'
import { offers, offersQuery } from './schema.ts'

export const listOffers = route({
  operation: 'offers.list',
  method: 'get',
  path: '/offers',
  summary: 'Offers, newest first: yours, and as a lead everybody’s. `person_id=me` asks for your own only.',
  query: offersQuery,
  answers: { 200: { is: 'A page of offers.', schema: offers } },
  handle({ db }, { scope, query }) {
    const personId = query.person_id === 'me' ? (scope.personId ?? NOBODY) : query.person_id
    return list(
      query,
      recentKey,
      (after, limit) => readOffers(db, byOversight(scope), { state: query.state, personId }, after, limit),
      (row) => [row.offered_at.toISOString(), row.id],
      presentOffer,
    )
  },
})

/** The operator's token is nobody, so nothing was offered to it. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

function byOversight(scope: Scope) {
  const leads = (brand: Scope['brands'][number]) =>
    brand.roles.some((role) => role === 'lead' || role === 'administrator')
  return {
    all: scope.brands.filter(leads).map(({ id }) => id),
    own: scope.brands.filter((brand) => !leads(brand)).map(({ id }) => id),
    personId: scope.personId,
  }
}
