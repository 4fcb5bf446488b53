import { listOpenSlots } from './list.ts'
import { offerOpenSlots } from './offer.ts'
import { releaseOpenSlot, takeOpenSlot } from './take.ts'

export const openSlotRoutes = [listOpenSlots, offerOpenSlots, takeOpenSlot, releaseOpenSlot]
