import { addAbsence } from './add.ts'
import { importAbsences } from './import.ts'
import { listAbsences } from './list.ts'
import { removeAbsence } from './remove.ts'

export const absenceRoutes = [listAbsences, addAbsence, importAbsences, removeAbsence]
