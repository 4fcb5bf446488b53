import { changeRoster } from './change.ts'
import { createRoster } from './create.ts'
import { listRosters } from './list.ts'

export const rosterRoutes = [listRosters, createRoster, changeRoster]
