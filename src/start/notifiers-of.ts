import { mailNotifier } from '../notify/mail/mail-notifier.ts'
import { offerUrl } from '../notify/offer-url.ts'
import { slackNotifier } from '../notify/slack/slack-notifier.ts'
import { pagerDutyNotifier } from '../notify/webhook/pagerduty-notifier.ts'
import { smsNotifier } from '../notify/webhook/sms-notifier.ts'
import { teamsNotifier } from '../notify/webhook/teams-notifier.ts'
import type { Notifiers } from '../workflows/ports/notifier.ts'
import type { House } from './open-house.ts'

/** The roads on which people can be told, as far as this house has been given the keys to them. */
export function notifiersOf({
  environment,
  transport,
  secrets,
}: Pick<House, 'environment' | 'transport' | 'secrets'>): Notifiers {
  const { baseUrl, slack, smsGatewayUrl } = environment
  const links = { baseUrl, offerUrl: offerUrl(baseUrl, secrets.offerLinkSecret) }
  const from = `Sundial <sundial@${new URL(baseUrl).hostname}>`
  return {
    email: mailNotifier({ transport, from, ...links }),
    teams: teamsNotifier(links),
    pagerduty: pagerDutyNotifier(links),
    ...(smsGatewayUrl !== null && { sms: smsNotifier({ gatewayUrl: smsGatewayUrl, ...links }) }),
    ...(slack.botToken !== null && {
      slack: slackNotifier({ token: slack.botToken, apiUrl: slack.apiUrl, baseUrl }),
    }),
  }
}
