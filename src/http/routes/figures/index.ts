import { readFigures } from './read.ts'
import { listFigureTurns } from './turns.ts'

export const figureRoutes = [readFigures, listFigureTurns]
