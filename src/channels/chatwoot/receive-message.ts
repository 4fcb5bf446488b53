import { MINUTE, parseInstant, SECOND } from '../../domain/time/instant.ts'
import {
  isHmac,
  jsonOf,
  notAuthentic,
  taken,
  unreadable,
  type HookAnswer,
  type HookRequest,
} from '../port/hook.ts'
import { messageCreated, type MessageCreated } from './live-shapes.ts'
import { messageArrival } from './message-arrival.ts'

/** Older calls are replays. */
const TOO_OLD = 15 * MINUTE

const types: Readonly<Record<MessageCreated['message_type'], number>> = {
  incoming: 0,
  outgoing: 1,
  activity: 2,
  template: 3,
}

/** A call of Chatwoot's webhook: signed over the time, a full stop and the body; other events need nothing of us. */
export function receiveMessage(secret: string, { header, rawBody, now }: HookRequest): HookAnswer {
  const timestamp = header('x-chatwoot-timestamp') ?? ''
  const given = header('x-chatwoot-signature')
  const signed =
    given?.startsWith('sha256=') === true &&
    isHmac(given.slice('sha256='.length), {
      content: Buffer.concat([Buffer.from(`${timestamp}.`), rawBody]),
      secret,
      hash: 'sha256',
      encoding: 'hex',
    })
  if (!signed) return notAuthentic('the signature does not match the secret of the webhook')
  if (!(Math.abs(now - Number(timestamp) * SECOND) <= TOO_OLD)) return notAuthentic('the call is too old')
  const json = jsonOf(rawBody)
  if (json === undefined) return unreadable('the body is no JSON')
  const read = messageCreated.safeParse(json)
  if (!read.success) return taken()
  const { id, content, created_at, message_type, conversation, sender, ...rest } = read.data
  const conversationId = conversation.id ?? conversation.display_id
  if (conversationId == null) return taken()
  const contact = conversation.meta?.sender ?? rest.contact ?? (message_type === 'incoming' ? sender : null)
  const at = typeof created_at === 'number' ? created_at * SECOND : parseInstant(asIso(created_at))
  return taken(
    messageArrival(
      {
        id,
        content,
        message_type: types[message_type],
        // The interface dates messages by whole seconds: both ways have to tell the same.
        created_at: Math.floor((at ?? now) / SECOND),
        private: rest.private,
        content_attributes: rest.content_attributes,
        additional_attributes: rest.additional_attributes,
        sender,
      },
      {
        conversationId,
        contactId: contact?.id ?? 0,
        contactName: contact?.name ?? null,
        subject: conversation.additional_attributes?.mail_subject ?? null,
      },
    ),
  )
}

/** `2020-03-03 13:05:57 UTC`, as Ruby writes an instant, in the form of the standard. */
function asIso(text: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) UTC$/, '$1T$2Z')
}
