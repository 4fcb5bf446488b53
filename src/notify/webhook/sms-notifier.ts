import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notifier } from '../../workflows/ports/notifier.ts'
import { linkOf, type Links } from '../link-of.ts'
import { noticeText } from '../notice-text.ts'
import { postJson } from './post-json.ts'

export interface SmsOptions extends Links {
  /** The operator's gateway: takes `{to, text}`. */
  readonly gatewayUrl: string
}

/** Tells people by SMS through a gateway of the operator's: one line and one link. */
export function smsNotifier({ gatewayUrl, ...links }: SmsOptions): Notifier {
  const language = 'en'
  return {
    async send(notice) {
      const to = notice.person.addresses.sms
      if (to === undefined) throw new NoticeRefused('this person has no number for SMS')
      const { subject, items } = noticeText(notice, language, translator(language))
      await postJson(gatewayUrl, { to, text: `${subject} ${linkOf(items[0]!.ping, notice.now, links)}` })
      return {}
    },
  }
}
