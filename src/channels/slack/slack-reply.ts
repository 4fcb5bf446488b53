import { ErrorCode, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import { ComeBackLater, type Delivery, type ReplyContext } from '../../workflows/ports/channel-adapter.ts'

const target = z.object({ channel: z.string(), thread: z.string().optional() })

/** Slack's trouble, or ours to mend: another attempt may work. Every other refusal is for good. */
const passing = new Set(
  'invalid_auth not_authed token_revoked token_expired account_inactive missing_scope internal_error fatal_error service_unavailable request_timeout'.split(
    ' ',
  ),
)

/** Answers in the customer's thread. */
export async function slackReply(
  web: WebClient,
  { reply, replyTo }: ReplyContext,
  now: () => Promise<Instant>,
): Promise<Delivery> {
  const { channel, thread } = target.parse(replyTo)
  try {
    const { ts } = await web.chat.postMessage({
      channel,
      text: escape(reply.text),
      ...(thread !== undefined && { thread_ts: thread }),
    })
    return { accepted: true, at: await now(), externalId: `${channel}/${ts}` }
  } catch (cause) {
    const { code, retryAfter, data } = cause as {
      code?: string
      retryAfter?: number
      data?: { error?: string }
    }
    if (code === (ErrorCode.RateLimitedError as string))
      throw new ComeBackLater((retryAfter ?? 30) * SECOND, 'Slack asks us to wait', { cause })
    const reason = data?.error
    if (reason !== undefined && !passing.has(reason))
      return { accepted: false, error: `Slack refuses: ${reason}` }
    throw cause
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
