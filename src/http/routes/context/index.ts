import { readContext } from './read.ts'

export const contextRoutes = [readContext]
