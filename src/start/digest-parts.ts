import { signUnsubscribeLink } from '../domain/digest/unsubscribe-link.ts'
import type { Environment } from '../environment.ts'
import { alarmMailer } from '../notify/alarm/mail-alarm.ts'
import { digestMailer } from '../notify/digest/mail-digest.ts'
import { slackDigestSender } from '../notify/digest/slack-digest.ts'
import { digestWriter } from '../notify/digest/write-digest.ts'
import type { MailTransport } from '../notify/mail/transport.ts'
import type { SendAlarmsDeps } from '../workflows/alarms/send-alarms.ts'
import type { SendDigestDeps } from '../workflows/digests/send-digest.ts'

/** Composes and sends digests, and alarms between them. */
export function digestParts(
  { baseUrl, slack }: Pick<Environment, 'baseUrl' | 'slack'>,
  transport: MailTransport,
  unsubscribeSecret: string,
): Omit<SendDigestDeps & SendAlarmsDeps, 'store'> {
  const from = `Sundial <sundial@${new URL(baseUrl).hostname}>`
  return {
    sendAlarm: alarmMailer({ transport, from, baseUrl }),
    writeDigest: digestWriter({ baseUrl }),
    digestSenders: {
      email: digestMailer({ transport, from }),
      ...(slack.botToken !== null && {
        slack: slackDigestSender({ token: slack.botToken, apiUrl: slack.apiUrl }),
      }),
    },
    unsubscribeUrl: (brandId, subscriptionId) =>
      `${baseUrl}/unsubscribe/${signUnsubscribeLink({ brandId, subscriptionId }, unsubscribeSecret)}`,
  }
}
