import { readCoverage } from './read.ts'
import { tryCoverage } from './try.ts'

export const coverageRoutes = [readCoverage, tryCoverage]
