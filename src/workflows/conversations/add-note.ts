import type { ConversationId, PersonId } from '../../domain/ids.ts'
import type { StoredMessage } from '../messages/incoming-message.ts'
import { recordMessages } from '../messages/record-messages.ts'
import type { Deps } from '../ports/store.ts'

export interface AddNote {
  readonly conversationId: ConversationId
  readonly channelId: string
  readonly personId: PersonId
  readonly text: string
}

/** Keeps what somebody tells their colleagues; turns and clocks do not hear of it. */
export async function addNote(
  deps: Deps,
  { conversationId, channelId, personId, text }: AddNote,
): Promise<StoredMessage> {
  const { channel, person } = await deps.store.transaction(async (tx) => ({
    channel: await tx.setup.channel(channelId),
    person: await tx.people.person(personId),
  }))
  if (!channel || !person) throw new Error(`no channel ${channelId} or no person ${personId}`)
  const externalId = `note-${deps.newId()}`
  const message = {
    externalId,
    threadKey: externalId,
    conversationId,
    author: { kind: 'agent' as const, address: person.email, name: person.name },
    note: true,
    personId,
    text,
  }
  const [stored] = await recordMessages(deps, { channel, messages: [message] })
  return stored!
}
