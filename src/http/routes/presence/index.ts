import { recordPresence } from './record.ts'

export const presenceRoutes = [recordPresence]
