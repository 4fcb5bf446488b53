import { claimOffer } from './claim.ts'
import { declineOffer } from './decline.ts'
import { listOffers } from './list.ts'
import { showOffer } from './shown.ts'

export const offerRoutes = [listOffers, claimOffer, declineOffer, showOffer]
