import { listDecisionsAbout } from './about-person.ts'
import { listDecisionsOn } from './on-conversation.ts'

export const decisionRoutes = [listDecisionsAbout, listDecisionsOn]
