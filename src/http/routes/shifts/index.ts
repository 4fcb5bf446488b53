import { listShifts } from './list.ts'
import { trySchedule } from './try.ts'

export const shiftRoutes = [listShifts, trySchedule]
