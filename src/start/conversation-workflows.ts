import type { ConversationWorkflows } from '../http/workflows.ts'
import { changeSegment } from '../workflows/conversations/change-segment.ts'
import { changeStatus } from '../workflows/conversations/change-status.ts'
import { changeTraits } from '../workflows/conversations/change-traits.ts'
import { markNotCustomer } from '../workflows/conversations/mark-not-customer.ts'
import { mergeConversations } from '../workflows/conversations/merge-conversations.ts'
import { setNeedsAnswer } from '../workflows/conversations/set-needs-answer.ts'
import { snoozeConversation } from '../workflows/conversations/snooze-conversation.ts'
import { splitConversation } from '../workflows/conversations/split-conversation.ts'
import { undoMerge } from '../workflows/conversations/undo-merge.ts'
import { undoSolving } from '../workflows/conversations/undo-solving.ts'
import { unmarkNotCustomer } from '../workflows/conversations/unmark-not-customer.ts'
import { wakeConversation } from '../workflows/conversations/wake-conversation.ts'
import type { Deps } from '../workflows/ports/store.ts'

/** Binds the verbs of a conversation's life to this node's dependencies. */
export function conversationWorkflows(deps: Deps): ConversationWorkflows {
  return {
    changeTraits: (command) => changeTraits(deps, command),
    changeSegment: (command) => changeSegment(deps, command),
    changeStatus: (command) => changeStatus(deps, command),
    snooze: (command) => snoozeConversation(deps, command),
    wake: (command) => wakeConversation(deps, command),
    merge: (command) => mergeConversations(deps, command),
    undoMerge: (command) => undoMerge(deps, command),
    undoSolving: (command) => undoSolving(deps, command),
    split: (command) => splitConversation(deps, command),
    markNotCustomer: (command) => markNotCustomer(deps, command),
    unmarkNotCustomer: (command) => unmarkNotCustomer(deps, command),
    setNeedsAnswer: (command) => setNeedsAnswer(deps, command),
  }
}
