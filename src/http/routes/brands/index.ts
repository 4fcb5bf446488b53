import { changeBrand } from './change.ts'
import { listBrands } from './list.ts'
import { startOutbound, stopOutbound } from './outbound.ts'

export const brandRoutes = [listBrands, changeBrand, stopOutbound, startOutbound]
