import { SECOND } from '../../domain/time/instant.ts'
import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notice, type Notifier } from '../../workflows/ports/notifier.ts'
import { linkOf, type Links } from '../link-of.ts'
import { noticeText } from '../notice-text.ts'
import type { PushTarget } from './encrypt-push.ts'
import { isPushService } from '../../domain/people/push-service.ts'
import { sendPush } from './send-push.ts'
import type { VapidKeys } from './vapid.ts'

export interface PushSubscription extends PushTarget {
  readonly id: string
  readonly endpoint: string
}

export interface PushOptions extends Links {
  readonly keys: VapidKeys
  /** The browsers of a person. */
  readonly subscriptions: (personId: string) => Promise<readonly PushSubscription[]>
  /** The browser took its subscription back, or is gone. */
  readonly forget: (subscriptionId: string) => Promise<void>
  /** Which addresses may be called. */
  readonly allows?: (endpoint: string) => boolean
}

/** What lies at the service longer helps nobody. */
const LONGEST = 3_600

/** Tells people by pushes to their browsers, encrypted for each. Delivered once one of the services has taken it. */
export function pushNotifier({
  keys,
  subscriptions,
  forget,
  allows = isPushService,
  ...links
}: PushOptions): Notifier {
  return {
    async send(notice) {
      const targets = (await subscriptions(notice.person.id)).filter(({ endpoint }) => allows(endpoint))
      const text = JSON.stringify(contentOf(notice, links))
      const failures: unknown[] = []
      const taken: string[] = []
      for (const target of targets)
        try {
          if (
            await sendPush(target, text, {
              ttl: ttlOf(notice),
              now: notice.now,
              keys,
              contact: links.baseUrl,
            })
          )
            taken.push(target.id)
          else await forget(target.id)
        } catch (error) {
          failures.push(error)
        }
      if (taken.length > 0) return { subscriptions: taken.join(' ') }
      if (failures.length > 0) throw new AggregateError(failures, String(failures[0]))
      throw new NoticeRefused('no browser of this person takes pushes any more')
    },
  }
}

/** What the page's worker shows; never a customer's words. */
function contentOf(notice: Notice, links: Links): object {
  const language = 'en'
  const { subject, items } = noticeText(notice, language, translator(language))
  const first = items[0]!
  const url = linkOf(first.ping, notice.now, links)
  return {
    title: subject,
    body: first.line,
    url,
    tag: first.ping.offerId ?? first.ping.conversationId ?? first.ping.kind,
  }
}

/** Seconds for which the service keeps it for a browser that sleeps. */
function ttlOf({ pings, now }: Notice): number {
  const expiresAt = Math.max(...pings.map((ping) => ping.expiresAt ?? now + LONGEST * SECOND))
  return Math.max(0, Math.min(LONGEST, Math.ceil((expiresAt - now) / SECOND)))
}
