import { changeConversation } from './change.ts'
import { mergeConversations } from './merge.ts'
import { setNeedsAnswer } from './needs-answer.ts'
import { markNotCustomer, unmarkNotCustomer } from './not-customer.ts'
import { snoozeConversation, wakeConversation } from './snooze.ts'
import { undoMerge, undoSolving } from './undo.ts'
import { splitConversation } from './split.ts'
import { changeConversationStatus } from './status.ts'

export const conversationLifeRoutes = [
  changeConversation,
  changeConversationStatus,
  snoozeConversation,
  wakeConversation,
  mergeConversations,
  undoMerge,
  undoSolving,
  splitConversation,
  markNotCustomer,
  unmarkNotCustomer,
  setNeedsAnswer,
]
