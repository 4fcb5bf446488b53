import { WebClient } from '@slack/web-api'
import type { SlackOptions } from './slack-notifier.ts'

/** Says something to one person beside a message, where nobody else sees it. */
export type Whisper = (channel: string, slackUserId: string, text: string) => Promise<void>

/** One attempt: the person waits in front of a button. */
export function slackWhisper({ token, apiUrl }: Pick<SlackOptions, 'token' | 'apiUrl'>): Whisper {
  const client = new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: 10_000,
  })
  return async (channel, user, text) => {
    await client.chat.postEphemeral({ channel, user, text })
  }
}
