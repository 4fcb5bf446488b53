import { adoptRemedy } from './adopt.ts'
import { listRemedies } from './list.ts'
import { tryRemedy } from './try.ts'

export const remedyRoutes = [listRemedies, tryRemedy, adoptRemedy]
