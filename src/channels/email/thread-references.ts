import type { ParsedMail } from './parsed-mail.ts'
import { readReplyToken } from './reply-token.ts'

export type ThreadCandidate =
  | { readonly by: 'token'; readonly conversationId: string }
  | { readonly by: 'in-reply-to' | 'references'; readonly messageId: string }

export interface Thread {
  /** Best first: the signed address, what the mail answers, what it refers to (newest first). The first that is known wins. */
  readonly candidates: readonly ThreadCandidate[]
  /** An address carried a token whose signature is wrong: to be counted, never to be followed. */
  readonly forgedToken: boolean
}

const REFERENCES_TRIED = 50
const recipientHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to']

/** Where a mail may belong. `recipients` are the envelope's, where the channel knows them; `secret` signs the channel's reply tokens. */
export function threadOf(
  mail: ParsedMail,
  secret: string | Uint8Array,
  recipients: readonly string[] = [],
): Thread {
  const tokens = addressesOf(mail, recipients).map((address) => readReplyToken(address, secret))
  const candidates: ThreadCandidate[] = []
  for (const token of tokens) {
    if (token.state === 'valid') candidates.push({ by: 'token', conversationId: token.conversationId })
  }
  if (mail.inReplyTo !== null) candidates.push({ by: 'in-reply-to', messageId: mail.inReplyTo })
  for (const messageId of mail.references.slice(-REFERENCES_TRIED).reverse()) {
    if (messageId !== mail.inReplyTo) candidates.push({ by: 'references', messageId })
  }
  return { candidates, forgedToken: tokens.some((token) => token.state === 'forged') }
}

function addressesOf(mail: ParsedMail, recipients: readonly string[]): string[] {
  const inHeaders = recipientHeaders.flatMap((name) => mail.headers.get(name) ?? [])
  const all = [
    ...recipients,
    ...mail.to.map((to) => to.address),
    ...mail.cc.map((cc) => cc.address),
    ...inHeaders,
  ]
  return [...new Set(all.map((address) => address.trim().replace(/^<|>$/g, '').toLowerCase()))]
}
