import { signUnsubscribeLink } from '../domain/digest/unsubscribe-link.ts'
import type { Environment } from '../environment.ts'
import { alarmMailer } from '../notify/alarm/mail-alarm.ts'
import { slackAlarmSender } from '../notify/alarm/slack-alarm.ts'
import { digestMailer } from '../notify/digest/mail-digest.ts'
import { slackDigestSender } from '../notify/digest/slack-digest.ts'
import { digestWriter } from '../notify/digest/write-digest.ts'
import { digestPrinter } from '../notify/pdf/print-digest.ts'
import type { MailTransport } from '../notify/mail/transport.ts'
import type { DigestPrinter } from '../workflows/ports/digest-writer.ts'
import type { SendAlarmDeps } from '../workflows/alarms/send-alarm.ts'
import type { SendDigestDeps } from '../workflows/digests/send-digest.ts'
import type { Secrets } from './secrets.ts'

export interface DigestHouse {
  readonly environment: Pick<Environment, 'baseUrl' | 'slack'>
  readonly transport: MailTransport
  readonly secrets: Pick<Secrets, 'unsubscribeSecret'>
}

/** Composes and sends digests and alarms of this house. */
export function digestParts({
  environment: { baseUrl, slack },
  transport,
  secrets,
}: DigestHouse): Omit<SendDigestDeps & SendAlarmDeps, 'store'> & { readonly printDigest: DigestPrinter } {
  const from = `Sundial <sundial@${new URL(baseUrl).hostname}>`
  return {
    writeDigest: digestWriter({ baseUrl }),
    printDigest: digestPrinter({ baseUrl }),
    digestSenders: {
      email: digestMailer({ transport, from }),
      ...(slack.botToken !== null && {
        slack: slackDigestSender({ token: slack.botToken, apiUrl: slack.apiUrl }),
      }),
    },
    alarmSenders: {
      email: alarmMailer({ transport, from, baseUrl }),
      ...(slack.botToken !== null && {
        slack: slackAlarmSender({ token: slack.botToken, apiUrl: slack.apiUrl, baseUrl }),
      }),
    },
    unsubscribeUrl: (brandId, subscriptionId) =>
      `${baseUrl}/unsubscribe/${signUnsubscribeLink({ brandId, subscriptionId }, secrets.unsubscribeSecret)}`,
  }
}
