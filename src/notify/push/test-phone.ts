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

/** Pushes a test to every browser of a person; the page's worker says back when it was shown. Answers how many took it. */
export function phoneTester({
  keys,
  subscriptions,
  forget,
  allows = isPushService,
  baseUrl,
}: PushOptions): (test: PhoneTest) => Promise<number> {
  return async ({ personId, id, language, now }) => {
    const t = translator(language, 'pages')
    const text = JSON.stringify({
      title: t('phone_test.title'),
      body: t('phone_test.body'),
      url: `${baseUrl}/expert/me`,
      tag: 'phone-test',
      shown: `/api/v1/me/phone-tests/${id}/shown`,
    })
    let taken = 0
    for (const target of (await subscriptions(personId)).filter(({ endpoint }) => allows(endpoint)))
      try {
        if (await sendPush(target, text, { ttl: TTL, now, keys, contact: baseUrl })) taken += 1
        else await forget(target.id)
      } catch {
        // A service that fails now is one browser less in the answer: the person sees that, and tries again.
      }
    return taken
  }
}
