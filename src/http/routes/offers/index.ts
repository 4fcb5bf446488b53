import { claimOffer } from './claim.ts'
import { declineOffer } from './decline.ts'
import { listOffers } from './list.ts'

export const offerRoutes = [listOffers, claimOffer, declineOffer]
