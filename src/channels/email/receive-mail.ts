import type { Channel } from '../../domain/conversation/channel.ts'
import { detectLanguage } from '../../domain/conversation/detect-language.ts'
import { isThanksOnly } from '../../domain/conversation/is-thanks-only.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { IncomingMessage } from '../../workflows/messages/incoming-message.ts'
import type { RecordMessages } from '../../workflows/messages/record-messages.ts'
import type { StoredMessage } from '../../workflows/messages/incoming-message.ts'
import type { NewAttachment } from '../../workflows/ports/archive.ts'
import type { Deps } from '../../workflows/ports/store.ts'
import { bounceReply } from '../../workflows/replies/bounce-reply.ts'
import { parseMail } from './parse-mail.ts'
import type { ParsedMail } from './parsed-mail.ts'
import { returnedMail } from './returned-mail.ts'
import { threadOf } from './thread-references.ts'

export interface ReceivedMail {
  readonly channel: Channel
  readonly raw: Uint8Array
  /** The server's own time: IMAP INTERNALDATE; null for now, as with SMTP receipt. */
  readonly receivedAt: Instant | null
  /** Where it lay: what lies in `sent` is an answer of ours, written in some mail program. */
  readonly folder: 'inbox' | 'sent'
  /** Envelope recipients, where the door knows them. */
  readonly recipients?: readonly string[]
  readonly backlog?: boolean
}

export type MailOutcome = 'stored' | 'duplicate' | 'own' | 'quarantined'

export interface MailDeps extends Deps {
  readonly record: (command: RecordMessages) => Promise<readonly StoredMessage[]>
  /** Signs and reads the conversation in a reply address. */
  readonly replyTokenKey: Uint8Array
}

/**
 * One mail through the door: a message in its conversation, or in quarantine with the reason. Rejects only if it could not
 * be kept; delivered again after that, it ends as if it had come once.
 */
export async function receiveMail(deps: MailDeps, received: ReceivedMail): Promise<MailOutcome> {
  const { channel, raw, receivedAt } = received
  const parsed = await parseMail(raw)
  if (!parsed.ok) {
    const { code, detail } = parsed.problem
    await deps.store.transaction((tx) =>
      tx.archive.quarantine(channel.brandId, {
        channelId: channel.id,
        reason: `${code}: ${detail}`,
        receivedAt: receivedAt ?? tx.now,
        raw,
      }),
    )
    return 'quarantined'
  }
  const { mail } = parsed
  if (mail.ownMessage !== null && received.folder === 'inbox') return 'own'
  const sha256 = await deps.store.transaction((tx) => tx.archive.keep(channel.brandId, raw, 'message/rfc822'))
  const [stored] = await deps.record({ channel, messages: [messageOf(deps, received, mail, sha256)] })
  if (mail.attachments.length > 0)
    await deps.store.transaction((tx) =>
      tx.archive.attach(channel.brandId, stored!.messageId, attachmentsOf(mail)),
    )
  if (mail.verdict.kind === 'bounce') await reopenBounced(deps, channel, mail)
  return stored!.duplicate ? 'duplicate' : 'stored'
}

function messageOf(
  deps: MailDeps,
  received: ReceivedMail,
  mail: ParsedMail,
  sha256: string,
): IncomingMessage {
  const { candidates } = threadOf(mail, deps.replyTokenKey, received.recipients)
  const token = candidates.find((candidate) => candidate.by === 'token')
  const references = candidates.flatMap((candidate) =>
    candidate.by === 'token' ? [] : [candidate.messageId],
  )
  const ours = received.folder === 'sent'
  const language = detectLanguage(mail.replyText || mail.subject)
  const correspondent = ours ? (mail.to[0] ?? mail.from) : mail.from
  return {
    externalId: mail.messageId,
    threadKey: references.at(-1) ?? mail.messageId,
    ...(token ? { conversationId: token.conversationId } : {}),
    references,
    author: {
      kind: ours ? 'agent' : 'customer',
      address: correspondent.address,
      ...(correspondent.name ? { name: correspondent.name } : {}),
    },
    ...(received.receivedAt === null ? {} : { occurredAt: received.receivedAt }),
    subject: mail.subject,
    text: mail.replyText || mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    ...(mail.verdict.kind === 'human' ? {} : { automatic: mail.verdict.kind }),
    thanksOnly: !ours && isThanksOnly(mail.replyText),
    backlog: received.backlog ?? false,
    ...(language === null ? {} : { language }),
    detail: {
      raw_sha256: sha256,
      in_full: mail.text === mail.replyText ? undefined : mail.text,
      reason: mail.verdict.reason,
    },
  }
}

function attachmentsOf(mail: ParsedMail): readonly NewAttachment[] {
  return mail.attachments.map(({ name, type, contentId, content }) => ({
    name,
    mediaType: type,
    contentId,
    content,
  }))
}

/** The first id that is one of ours; a server quotes what it likes. */
async function reopenBounced(deps: MailDeps, channel: Channel, mail: ParsedMail): Promise<void> {
  for (const externalId of returnedMail(mail).messageIds)
    if ((await bounceReply(deps, { channel, externalId, reason: mail.verdict.reason })) === 'reopened') return
}
