import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notifier } from '../../workflows/ports/notifier.ts'
import { linkOf, type Links } from '../link-of.ts'
import { noticeText } from '../notice-text.ts'
import { postJson } from './post-json.ts'

/** People give the address of their workflow themselves: only Microsoft's own hosts are called. */
const MICROSOFT = /\.(webhook\.office\.com|logic\.azure\.com|api\.powerplatform\.com)$/

export interface TeamsOptions extends Links {
  /** Which addresses may be called. */
  readonly allows?: (url: URL) => boolean
  /** False in tests, whose server runs on this machine. */
  readonly publicOnly?: boolean
}

/** Tells people in Microsoft Teams, by the webhook of a workflow of theirs, with an adaptive card. */
export function teamsNotifier({ allows = isMicrosoft, publicOnly = true, ...links }: TeamsOptions): Notifier {
  const language = 'en'
  return {
    async send(notice) {
      const address = notice.person.addresses.teams
      if (address === undefined || !URL.canParse(address) || !allows(new URL(address)))
        throw new NoticeRefused('this person has no address in Teams that may be called')
      const { subject, intro, look, items } = noticeText(notice, language, translator(language))
      const text = (words: string, weight = 'Default') => ({
        type: 'TextBlock',
        text: words,
        wrap: true,
        weight,
      })
      const card = {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [text(subject, 'Bolder'), text(intro), ...items.map(({ line }) => text(line))],
        actions: items
          .slice(0, 6)
          .map(({ ping }) => ({ type: 'Action.OpenUrl', title: look, url: linkOf(ping, notice.now, links) })),
      }
      const contentType = 'application/vnd.microsoft.card.adaptive'
      await postJson(
        address,
        { type: 'message', attachments: [{ contentType, content: card }] },
        { publicOnly },
      )
      return {}
    },
  }
}

function isMicrosoft({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && MICROSOFT.test(hostname)
}
