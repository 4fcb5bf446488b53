import type { mastodon } from 'masto'
import { htmlToText } from '../email/html-to-text.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

/** Somebody speaks to us. Whoever says that their account is a program's waits for nobody. */
export function mentionIn(notification: mastodon.v1.Notification): readonly Arrival[] {
  if (notification.type !== 'mention') return []
  const { status, account } = notification
  return [
    arrived({
      ...placeOf(status),
      // The server's own time: a post from elsewhere carries the time that its server claims.
      occurredAt: Date.parse(notification.createdAt),
      author: { kind: 'customer', address: account.acct, name: account.displayName || account.username },
      ...(account.bot && { automatic: 'bot' }),
      detail: {
        url: status.url,
        reply_to: { status: status.id, acct: account.acct, visibility: status.visibility },
      },
    }),
  ]
}

/** An answer of ours to somebody else, wherever it was written. */
export function answerIn(status: mastodon.v1.Status, ownId: string): readonly Arrival[] {
  if (!status.inReplyToId || status.inReplyToAccountId === ownId) return []
  const to = status.mentions.find(({ id }) => id === status.inReplyToAccountId)
  if (!to) return []
  return [
    arrived({ ...placeOf(status), author: { kind: 'agent', address: to.acct }, detail: { url: status.url } }),
  ]
}

function placeOf(status: mastodon.v1.Status) {
  const files = status.mediaAttachments.map(({ type, description }) => `[${description ?? type}]`)
  return {
    externalId: status.id,
    threadKey: status.inReplyToId ?? status.id,
    ...(status.inReplyToId && { references: [status.inReplyToId] }),
    occurredAt: Date.parse(status.createdAt),
    text: [htmlToText(status.content), ...files].filter(Boolean).join('\n'),
    ...(status.language && { language: status.language.slice(0, 2) }),
  }
}
