import { WebClient, type KnownBlock } from '@slack/web-api'
import type { DigestSender } from '../../workflows/ports/digest-writer.ts'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { asRefusals } from '../slack/as-refusals.ts'

export interface SlackDigestOptions {
  /** The workspace's bot token, `xoxb-...`. */
  readonly token: string
  /** Null: Slack's own. */
  readonly apiUrl: string | null
}

/** Sends digests as a message of Slack's. Slack gives no name to a message that is sent twice: an attempt that failed halfway may show twice. */
export function slackDigestSender({ token, apiUrl }: SlackDigestOptions): DigestSender {
  const client = new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 1 },
    timeout: 15_000,
  })
  return async ({ reader: { slackUserId }, letter }) => {
    if (slackUserId === null) throw new NoticeRefused('this person has no Slack account')
    await asRefusals(
      client.chat.postMessage({
        channel: slackUserId,
        text: letter.headline,
        blocks: letter.blocks as KnownBlock[],
        unfurl_links: false,
      }),
    )
  }
}
