import { signUnsubscribeLink } from '../domain/digest/unsubscribe-link.ts'
import type { Environment } from '../environment.ts'
import { digestMailer } from '../notify/digest/mail-digest.ts'
import { digestWriter } from '../notify/digest/write-digest.ts'
import type { MailTransport } from '../notify/mail/transport.ts'
import type { SendDigestDeps } from '../workflows/digests/send-digest.ts'

/** Composes and mails digests of this house. */
export function digestParts(
  { baseUrl }: Pick<Environment, 'baseUrl'>,
  transport: MailTransport,
  unsubscribeSecret: string,
): Omit<SendDigestDeps, 'store'> {
  return {
    writeDigest: digestWriter({ baseUrl }),
    mailDigest: digestMailer({ transport, from: `Sundial <sundial@${new URL(baseUrl).hostname}>` }),
    unsubscribeUrl: (brandId, subscriptionId) =>
      `${baseUrl}/unsubscribe/${signUnsubscribeLink({ brandId, subscriptionId }, unsubscribeSecret)}`,
  }
}
