import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notifier } from '../../workflows/ports/notifier.ts'
import { linkOf, type Links } from '../link-of.ts'
import { noticeText } from '../notice-text.ts'
import { postJson } from './post-json.ts'

export interface PagerDutyOptions extends Links {
  readonly eventsUrl?: string
}

/** Raises events by PagerDuty's Events API v2. The same conversation, or storm, is one alert there. */
export function pagerDutyNotifier({
  eventsUrl = 'https://events.pagerduty.com/v2/enqueue',
  ...links
}: PagerDutyOptions): Notifier {
  const language = 'en'
  return {
    async send(notice) {
      const routingKey = notice.person.addresses.pagerduty
      if (routingKey === undefined) throw new NoticeRefused('this person has no routing key of PagerDuty')
      const { look, items } = noticeText(notice, language, translator(language))
      for (const { ping, line } of items)
        await postJson(eventsUrl, {
          routing_key: routingKey,
          event_action: 'trigger',
          dedup_key: `sundial-${ping.brandId}-${ping.conversationId ?? ping.kind}`,
          payload: {
            summary: `${ping.brandName}: ${line}`,
            source: ping.channelName ?? 'Sundial',
            severity:
              ping.kind === 'page' || ping.kind === 'incident' || ping.kind === 'channel'
                ? 'critical'
                : 'warning',
          },
          links: [{ href: linkOf(ping, notice.now, links), text: look }],
        })
      return {}
    },
  }
}
