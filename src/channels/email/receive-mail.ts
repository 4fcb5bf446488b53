import { redactCards, redactCardsInHtml } from '../../domain/conversation/redact-cards.ts'
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
import { parseAside } from './parse-aside.ts'
import type { ParsedMail, ParseProblem } from './parsed-mail.ts'
import { returnedMail } from './returned-mail.ts'
import { threadOf } from './thread-references.ts'

export interface ReceivedMail {
  readonly raw: Uint8Array
  /** The server's own time: IMAP INTERNALDATE; null for now, as with SMTP receipt. */
  readonly receivedAt: Instant | null
  /** Where it lay: what lies in `sent` is an answer of ours, written in some mail program. */
  readonly folder: 'inbox' | 'sent'
  /** Envelope recipients, where the door knows them. */
  readonly recipients?: readonly string[]
  /** What the door wants to know again when this mail is answered. */
  readonly replyTo?: unknown
}

export type MailOutcome = 'stored' | 'duplicate' | 'own' | 'quarantined'

export interface MailDeps extends Deps {
  readonly record: (command: RecordMessages) => Promise<readonly StoredMessage[]>
  /** Signs and reads the conversation in a reply address. */
  readonly replyTokenKey: Uint8Array
}

/**
 * Mails through the door: each a message in its conversation, or in quarantine with the reason. Rejects only if they could not
 * be kept; delivered again after that, it ends as if each had come once. Many at once share their transactions.
 */
export async function receiveMails(
  deps: MailDeps,
  channel: Channel,
  received: readonly ReceivedMail[],
): Promise<readonly MailOutcome[]> {
  const read = await Promise.all(received.map((one) => readMail(one)))
  const readable = read.filter((one) => one.type === 'readable')
  const hashes = await keep(deps, channel, read)
  const messages = readable.map((one) => messageOf(deps, channel, one, hashes.get(one)))
  const stored = messages.length > 0 ? await deps.record({ channel, messages }) : []
  const standing = new Map(readable.map((one, index) => [one as ReadMail, stored[index]!]))
  await attach(deps, channel, standing)
  for (const { mail } of readable)
    if (mail.verdict.kind === 'bounce') await reopenBounced(deps, channel, mail)
  return read.map((one) => {
    if (one.type !== 'readable') return one.type
    return standing.get(one)!.duplicate ? 'duplicate' : 'stored'
  })
}

/** The same for one. */
export async function receiveMail(
  deps: MailDeps,
  channel: Channel,
  received: ReceivedMail,
): Promise<MailOutcome> {
  const [outcome] = await receiveMails(deps, channel, [received])
  return outcome!
}

type ReadMail = { readonly received: ReceivedMail } & (
  | { readonly type: 'readable'; readonly mail: ParsedMail }
  | { readonly type: 'quarantined'; readonly problem: ParseProblem }
  | { readonly type: 'own' }
)
type ReadableMail = Extract<ReadMail, { type: 'readable' }>

async function readMail(received: ReceivedMail): Promise<ReadMail> {
  const parsed = await parseAside(received.raw)
  if (!parsed.ok) return { type: 'quarantined', received, problem: parsed.problem }
  const { mail } = parsed
  if (mail.ownMessage !== null && received.folder === 'inbox') return { type: 'own', received }
  return { type: 'readable', received, mail }
}

/** A mail with a card's number in it is kept only as the message without it. */
function holdsCard({ subject, text, html }: ParsedMail): boolean {
  return (
    redactCards(subject) !== subject ||
    redactCards(text) !== text ||
    (html !== null && redactCardsInHtml(html) !== html)
  )
}

/** Raw mails by hash, and what no message can be made of in quarantine. */
async function keep(
  deps: MailDeps,
  channel: Channel,
  read: readonly ReadMail[],
): Promise<ReadonlyMap<ReadMail, string>> {
  const hashes = new Map<ReadMail, string>()
  await deps.store.transaction(async (tx) => {
    const kept = read.filter((one) => one.type === 'readable' && !holdsCard(one.mail))
    const raw = kept.map(({ received }) => ({ bytes: received.raw, mediaType: 'message/rfc822' }))
    const names = await tx.archive.keepAll(channel.brandId, raw)
    kept.forEach((one, index) => hashes.set(one, names[index]!))
    for (const one of read)
      if (one.type === 'quarantined')
        await tx.archive.quarantine(channel.brandId, {
          channelId: channel.id,
          reason: `${one.problem.code}: ${one.problem.detail}`,
          receivedAt: one.received.receivedAt ?? tx.now,
          raw: one.received.raw,
        })
  })
  return hashes
}

async function attach(
  deps: MailDeps,
  channel: Channel,
  standing: ReadonlyMap<ReadMail, StoredMessage>,
): Promise<void> {
  const withFiles = [...standing].filter(
    ([one]) => one.type === 'readable' && one.mail.attachments.length > 0,
  )
  if (withFiles.length === 0) return
  await deps.store.transaction(async (tx) => {
    for (const [one, { messageId }] of withFiles)
      await tx.archive.attach(channel.brandId, messageId, attachmentsOf((one as ReadableMail).mail))
  })
}

function messageOf(
  deps: MailDeps,
  channel: Channel,
  { received, mail }: ReadableMail,
  sha256: string | undefined,
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
    backlog: received.receivedAt !== null && received.receivedAt < channel.connectedAt,
    ...(language === null ? {} : { language }),
    detail: {
      raw_sha256: sha256,
      in_full: mail.text === mail.replyText ? undefined : mail.text,
      reason: mail.verdict.reason,
      reply_to: received.replyTo,
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
