import { WebAPIPlatformError } from '@slack/web-api'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'

/** Errors of Slack's that no further attempt changes. */
const final = new Set([
  'channel_not_found',
  'user_not_found',
  'user_disabled',
  'is_archived',
  'messages_tab_disabled',
])

/** Throws `NoticeRefused` for what Slack will never take; whatever else it throws may pass. */
export async function asRefusals<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    if (error instanceof WebAPIPlatformError && final.has(error.data.error))
      throw new NoticeRefused(`Slack refused: ${error.data.error}`, { cause: error })
    throw error
  }
}
