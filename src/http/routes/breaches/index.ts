import { listBreaches } from './list.ts'

export const breachRoutes = [listBreaches]
