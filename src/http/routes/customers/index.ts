import { changeCustomer } from './change.ts'
import { exportOfCustomer, findCustomer, forgetCustomer } from './privacy.ts'
import { setFacts } from './set-facts.ts'

export const customerRoutes = [findCustomer, setFacts, changeCustomer, exportOfCustomer, forgetCustomer]
