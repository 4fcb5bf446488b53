import { pushSubscriptionsOf, removePushSubscription } from '../db/people/push-subscriptions.ts'
import { mailNotifier } from '../notify/mail/mail-notifier.ts'
import { offerUrl } from '../notify/offer-url.ts'
import { pushNotifier, type PushOptions } from '../notify/push/push-notifier.ts'
import { slackNotifier } from '../notify/slack/slack-notifier.ts'
import { pagerDutyNotifier } from '../notify/webhook/pagerduty-notifier.ts'
import { smsNotifier } from '../notify/webhook/sms-notifier.ts'
import { teamsNotifier } from '../notify/webhook/teams-notifier.ts'
import type { Hide } from '../domain/hide-secrets.ts'
import type { Notifier, Notifiers } from '../workflows/ports/notifier.ts'
import type { House } from './open-house.ts'

/** How browsers of this house are pushed to. */
export function pushOptions({
  database: { db },
  environment: { baseUrl },
  secrets,
}: {
  readonly database: Pick<House['database'], 'db'>
  readonly environment: Pick<House['environment'], 'baseUrl'>
  readonly secrets: House['secrets']
}): PushOptions {
  return {
    keys: secrets.pushKeys,
    subscriptions: (personId) => pushSubscriptionsOf(db, personId),
    forget: async (id) => {
      await removePushSubscription(db, { id })
    },
    baseUrl,
    offerUrl: offerUrl(baseUrl, secrets.offerLinkSecret),
  }
}

/** The roads on which people can be told, as far as this house has been given the keys to them. */
export function notifiersOf({
  database: { db },
  environment,
  transport,
  secrets,
  doors,
}: Pick<House, 'database' | 'environment' | 'transport' | 'secrets' | 'doors'>): Notifiers {
  const { baseUrl, slack, smsGatewayUrl } = environment
  const links = { baseUrl, offerUrl: offerUrl(baseUrl, secrets.offerLinkSecret) }
  const pushes = pushOptions({ database: { db }, environment, secrets })
  const from = `Sundial <sundial@${new URL(baseUrl).hostname}>`
  const notifiers: Notifiers = {
    email: mailNotifier({ transport, from, ...links }),
    push: pushNotifier(pushes),
    teams: teamsNotifier(links),
    pagerduty: pagerDutyNotifier(links),
    ...(smsGatewayUrl !== null && { sms: smsNotifier({ gatewayUrl: smsGatewayUrl, ...links }) }),
    ...(slack.botToken !== null && {
      slack: slackNotifier({ token: slack.botToken, apiUrl: slack.apiUrl, baseUrl }),
    }),
  }
  return Object.fromEntries(
    Object.entries(notifiers).map(([road, notifier]) => [road, tellingNoSecrets(notifier, doors.hide)]),
  )
}

/** Why it could not be sent is kept with the ping: without what the other side has repeated of our keys. */
function tellingNoSecrets(notifier: Notifier, hide: Hide): Notifier {
  return {
    ...notifier,
    send: (notice) =>
      notifier.send(notice).catch((error: unknown) => {
        if (error instanceof Error) error.message = hide(error.message)
        throw error
      }),
  }
}
