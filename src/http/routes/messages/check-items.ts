import type { IncomingMessage } from '../../../workflows/messages/incoming-message.ts'
import { detectLanguage } from '../../../domain/conversation/detect-language.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { unstorable } from '../../unstorable.ts'
import { written } from '../../validate.ts'
import { incomingMessage } from './schema.ts'

export type CheckedItem =
  | { readonly ok: true; readonly message: IncomingMessage }
  | { readonly ok: false; readonly externalId: string | null; readonly error: string }

/** Judges each message by itself: a wrong one says where it is wrong, the others go on. */
export function checkItem(item: unknown): CheckedItem {
  const read = incomingMessage.safeParse(item)
  const problems = [
    ...(read.error?.issues ?? []).map(({ path, message }) => `${written(path) || 'message'}: ${message}`),
    ...unstorable(item).map((path) => `${written(path)}: contains characters that cannot be stored`),
  ]
  if (!read.success || problems.length > 0)
    return { ok: false, externalId: externalIdOf(item), error: problems.join('; ') }

  const { external_id, thread_key, author, occurred_at, subject, text, in_reply_to } = read.data
  const occurredAt = occurred_at === undefined ? null : parseInstant(occurred_at)
  const language = detectLanguage(text)
  return {
    ok: true,
    message: {
      externalId: external_id,
      threadKey: thread_key,
      author: {
        kind: author.kind,
        address: author.address,
        ...(author.name !== undefined && { name: author.name }),
      },
      ...(occurredAt !== null && { occurredAt }),
      ...(subject !== undefined && { subject }),
      text,
      ...(language !== null && { language }),
      ...(in_reply_to !== undefined && { references: [in_reply_to] }),
    },
  }
}

function externalIdOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('external_id' in item)) return null
  return typeof item.external_id === 'string' ? item.external_id : null
}
