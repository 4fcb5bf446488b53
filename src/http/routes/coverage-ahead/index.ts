import { readCoverage } from './read.ts'

export const coverageRoutes = [readCoverage]
