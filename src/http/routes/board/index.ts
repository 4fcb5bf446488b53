import { readLiveBoard } from './read-board.ts'
import { readDay } from './read-day.ts'

export const boardRoutes = [readLiveBoard, readDay]
