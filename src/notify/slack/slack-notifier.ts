import { WebClient } from '@slack/web-api'
import { translator } from '../../i18n/translate.ts'
import { NoticeRefused, type Notifier } from '../../workflows/ports/notifier.ts'
import { asRefusals } from './as-refusals.ts'
import { composeNotice } from './compose-notice.ts'

export interface SlackOptions {
  /** The workspace's bot token, `xoxb-...`. */
  readonly token: string
  /** Null: Slack's own. */
  readonly apiUrl: string | null
  readonly baseUrl: string
}

/** Tells people in Slack, and keeps what it told true: a message says when the work is taken. */
export function slackNotifier({ token, apiUrl, baseUrl }: SlackOptions): Notifier {
  const client = new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 1 },
    timeout: 15_000,
  })
  const language = 'en'
  const compose = (notice: Parameters<Notifier['send']>[0]) =>
    composeNotice(notice, baseUrl, language, translator(language))
  return {
    async send(notice) {
      const { slackUserId } = notice.person
      if (slackUserId === null) throw new NoticeRefused('this person has no Slack account')
      const { channel, ts } = await asRefusals(
        client.chat.postMessage({ channel: slackUserId, ...compose(notice) }),
      )
      return { channel: channel!, ts: ts! }
    },
    async update(notice, { channel, ts }) {
      await asRefusals(client.chat.update({ channel: channel!, ts: ts!, ...compose(notice) }))
    },
  }
}
