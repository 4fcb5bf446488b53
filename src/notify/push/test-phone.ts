import { translator } from '../../i18n/translate.ts'
import type { PushOptions } from './push-notifier.ts'
import { sendPush } from './send-push.ts'
import { isPushService } from '../../domain/people/push-service.ts'
import type { Instant } from '../../domain/time/instant.ts'

export interface PhoneTest {
  readonly personId: string
  readonly id: string
  readonly language: string
  readonly now: Instant
}

/** A phone that has not shown it within so many seconds is too slow for a chat anyway. */
const TTL = 60

/** What became of a test, by browsers. */
export interface TestedBrowsers {
  /** A push service took it for so many. */
  readonly taken: number
  /** So many had taken their subscription back: they are forgotten, and get no pushes until they subscribe again. */
  readonly gone: number
  /** Of so many the service did not answer, or refused us: worth another try. */
  readonly failed: number
}

/** Pushes a test to every browser of a person; the page's worker says back when it was shown. */
export function phoneTester({
  keys,
  subscriptions,
  forget,
  allows = isPushService,
  baseUrl,
}: PushOptions): (test: PhoneTest) => Promise<TestedBrowsers> {
  return async ({ personId, id, language, now }) => {
    const t = translator(language, 'pages')
    const text = JSON.stringify({
      title: t('phone_test.title'),
      body: t('phone_test.body'),
      url: `${baseUrl}/expert/me`,
      tag: 'phone-test',
      shown: `/api/v1/me/phone-tests/${id}/shown`,
    })
    const found = { taken: 0, gone: 0, failed: 0 }
    for (const target of (await subscriptions(personId)).filter(({ endpoint }) => allows(endpoint)))
      try {
        const taken = await sendPush(target, text, { ttl: TTL, now, keys, contact: baseUrl })
        found[taken ? 'taken' : 'gone'] += 1
        if (!taken) await forget(target.id)
      } catch {
        found.failed += 1
      }
    return found
  }
}
