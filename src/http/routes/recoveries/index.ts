import { closeRecovery } from './close.ts'
import { listRecoveries } from './list.ts'
import { ownRecovery } from './own.ts'

export const recoveryRoutes = [listRecoveries, ownRecovery, closeRecovery]
