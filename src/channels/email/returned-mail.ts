import type { ParsedMail } from './parsed-mail.ts'

export interface ReturnedMail {
  /** Message ids of ours that the report speaks of, in angle brackets. */
  readonly messageIds: readonly string[]
  /** The `X-Sundial-Message` of the mail that came back; null when the server returned no headers. */
  readonly sundialMessage: string | null
  /** Who was not reached, in lower case. */
  readonly recipients: readonly string[]
}

const READ = 64 * 1024

/** Which mail of ours a bounce or delay speaks of, so that its turn opens again. Empty for a server that does not say, or that reports success. */
export function returnedMail(mail: ParsedMail): ReturnedMail {
  const copies = mail.attachments
    .filter((part) => /^message\/(?:rfc822|global)|^text\/rfc822-headers$|delivery-status$/.test(part.type))
    .map((part) => Buffer.from(part.content.subarray(0, READ)).toString('utf8'))
  const source = [...copies, mail.text.slice(0, READ)].join('\n').replace(/\r?\n[ \t]+/g, ' ')
  if (reportsSuccess(source)) return { messageIds: [], sundialMessage: null, recipients: [] }
  const ids = [...source.matchAll(/^[ \t>]*message-id:[ \t]*(<[^<>\s]{1,995}>)/gim)].map((found) => found[1]!)
  const failed = [
    ...source.matchAll(
      /^(?:final|original)-recipient:[^;\n]{0,40};[ \t]*<?([^\s<>;]{1,320}@[^\s<>;]{1,255})/gim,
    ),
  ].map((found) => found[1]!)
  const named = (mail.headers.get('x-failed-recipients') ?? []).flatMap((value) => value.split(','))
  const answered = mail.inReplyTo === null ? [] : [mail.inReplyTo]
  return {
    messageIds: [...new Set([...ids, ...answered, ...mail.references])],
    sundialMessage: /^[ \t>]*x-sundial-message:[ \t]*(\S{1,200})/im.exec(source)?.[1] ?? null,
    recipients: [
      ...new Set(
        [...failed, ...named]
          .map((address) => address.trim().toLowerCase())
          .filter((address) => address.includes('@')),
      ),
    ],
  }
}

/** RFC 3464 knows `delivered`, `relayed` and `expanded` beside `failed` and `delayed`; Postfix adds `deliverable`. */
function reportsSuccess(source: string): boolean {
  const actions = [...source.matchAll(/^action:[ \t]*(\w+)/gim)].map((found) => found[1]!.toLowerCase())
  return actions.length > 0 && !actions.some((action) => /^(?:failed|delayed|undeliverable)$/.test(action))
}
