import { handBackConversation } from './hand-back.ts'
import { clockRoutes } from './clocks/index.ts'
import { conversationLifeRoutes } from './life/index.ts'
import { escalateConversation } from './escalate.ts'
import { listConversations } from './list.ts'
import { addNote } from './note.ts'
import { readAttachment } from './attachment.ts'
import { readConversationDetail } from './read.ts'
import { replyToConversation } from './reply.ts'
import { markNoReplyNeeded, solveConversation } from './settle.ts'
import { takeConversation } from './take.ts'
import { assignConversation } from './assign.ts'
import { keepConversation } from './keep.ts'

export const conversationRoutes = [
  listConversations,
  readConversationDetail,
  readAttachment,
  replyToConversation,
  takeConversation,
  assignConversation,
  keepConversation,
  handBackConversation,
  escalateConversation,
  addNote,
  solveConversation,
  markNoReplyNeeded,
  ...clockRoutes,
  ...conversationLifeRoutes,
]
