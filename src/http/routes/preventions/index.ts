import { listPreventions } from './list.ts'
import { sayPrevention } from './say.ts'

export const preventionRoutes = [sayPrevention, listPreventions]
