import { listFigureConversations } from './conversations.ts'
import { listDefinitions } from './definitions.ts'
import { readFiguresOfExperience } from './experience.ts'
import { readOwnFigures } from './mine.ts'
import { readFigures } from './read.ts'
import { listFigureTurns } from './turns.ts'
import { listViews } from './views.ts'

export const figureRoutes = [
  readFigures,
  listFigureTurns,
  listFigureConversations,
  listDefinitions,
  listViews,
  readOwnFigures,
  readFiguresOfExperience,
]
