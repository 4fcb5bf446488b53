import { readConversation } from '../../../../db/read/conversation.ts'
import type { ConversationRow } from '../../../../db/read/conversations.ts'
import type { BrandId, ConversationId } from '../../../../domain/ids.ts'
import type { ConversationCommand } from '../../../../workflows/conversations/change-conversation.ts'
import { ok, type Answer } from '../../../answer.ts'
import type { Scope } from '../../../authorise.ts'
import type { HttpDeps } from '../../../deps.ts'
import { instantOrNull } from '../../../present-instant.ts'
import { notFound } from '../../../problem.ts'
import { mustHoldFirst } from '../must-hold-first.ts'

/** A verb on a conversation that is in sight, by somebody who may act on it; a refusal of the work is an answer. */
export async function actOn(
  deps: HttpDeps,
  scope: Scope,
  id: string,
  work: (command: ConversationCommand) => Promise<Answer | null>,
  /** Who may although they do not hold it. */
  mayAnyway: (conversation: ConversationRow) => Promise<boolean> = () => Promise.resolve(false),
): Promise<Answer> {
  const conversation = await readConversation(deps.db, scope, id)
  if (!conversation) return notFound('conversation')
  const hindrance = await mustHoldFirst(deps.db, scope, conversation)
  if (hindrance && !(await mayAnyway(conversation))) return hindrance
  const answer = await work({
    brandId: conversation.brand_id as BrandId,
    conversationId: id as ConversationId,
    personId: scope.personId,
  })
  if (answer) return answer
  return ok(presentStanding((await readConversation(deps.db, scope, id)) ?? conversation))
}

function presentStanding(row: ConversationRow) {
  const { id, state, snoozed_until, merged_into } = row
  return { conversation_id: id, state, snoozed_until: instantOrNull(snoozed_until), merged_into }
}
