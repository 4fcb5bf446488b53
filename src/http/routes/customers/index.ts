import { changeCustomer } from './change.ts'
import { setFacts } from './set-facts.ts'

export const customerRoutes = [setFacts, changeCustomer]
