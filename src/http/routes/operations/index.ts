import { readOperations } from './read.ts'

export const operationsRoutes = [readOperations]
