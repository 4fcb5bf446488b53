import { WebClient, type KnownBlock } from '@slack/web-api'
import type { AlarmSender } from '../../workflows/ports/alarm-sender.ts'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { asRefusals } from '../slack/as-refusals.ts'
import { alarmView } from './alarm-view.ts'

export interface SlackAlarmOptions {
  /** The workspace's bot token, `xoxb-...`. */
  readonly token: string
  /** Null: Slack's own. */
  readonly apiUrl: string | null
  readonly baseUrl: string
}

/** Tells alarms in Slack. */
export function slackAlarmSender({ token, apiUrl, baseUrl }: SlackAlarmOptions): AlarmSender {
  const client = new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 1 },
    timeout: 15_000,
  })
  return async (notice, { slackUserId }) => {
    if (slackUserId === null) throw new NoticeRefused('this person has no Slack account')
    const { subject, lines, foot, change } = alarmView(notice, baseUrl)
    const blocks: KnownBlock[] = [
      { type: 'header', text: { type: 'plain_text', text: subject.slice(0, 150) } },
      ...lines.slice(0, 40).map(({ brand, text, look, url }): KnownBlock => {
        return {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${plain(brand)}*\n${plain(text)}\n<${url}|${plain(look)}>` },
        }
      }),
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: `${plain(foot)} <${change.url}|${plain(change.text)}>` }],
      },
    ]
    await asRefusals(
      client.chat.postMessage({ channel: slackUserId, text: subject, blocks, unfurl_links: false }),
    )
  }
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
