import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import type { HelpdeskNetwork } from '../../helpdesk/line/network.ts'
import { checkZendesk } from '../../helpdesk/zendesk/check-zendesk.ts'
import { zendeskLine } from '../../helpdesk/zendesk/zendesk-line.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { answerTicket } from './answer-ticket.ts'
import { pullComments } from './pull-comments.ts'
import { receiveComment } from './receive-comment.ts'

const settings = z.strictObject({
  url: z.url(),
  /** Whose API token it is; none for an OAuth token. */
  user: z.string().max(200).optional(),
  token_env: z.string().default('ZENDESK_TOKEN'),
  /** The signing secret that Zendesk shows beside its webhook. */
  webhook_secret_env: z.string().default('ZENDESK_WEBHOOK_SECRET'),
  /** How far back the past is taken along, as history; 0 for nothing. */
  history_days: z.int().min(0).max(730).default(30),
  /** Seconds between two looks for what webhooks have lost; Zendesk allows ten exports a minute. */
  repair_seconds: z.number().min(10).max(600).default(30),
})

/** A Zendesk beside which Sundial works: webhooks for speed, the export for what they lose, answers as public comments. */
export function zendeskAdapter(network: HelpdeskNetwork): Adapter {
  return adapter({
    name: 'zendesk',
    kinds: ['helpdesk', 'email', 'chat'],
    settings,
    open({
      channel,
      settings: { url, user, token_env, webhook_secret_env, history_days, repair_seconds },
      secret,
      now,
    }) {
      const line = zendeskLine({ url, ...(user !== undefined && { user }) }, secret(token_env), network)
      const webhookSecret = secret(webhook_secret_env)
      return {
        async pull(before) {
          return pullComments(line, before, {
            now: await now(),
            connectedAt: channel.connectedAt,
            historyDays: history_days,
            pause: repair_seconds * SECOND,
          })
        },
        receive: (request) => receiveComment(line, webhookSecret, request),
        reply: (context) => answerTicket(line, context, now),
        async test() {
          const findings = await checkZendesk(line, await now())
          return findings.map(({ mend, ...finding }) => ({ ...finding, ...(mend !== null && { mend }) }))
        },
      }
    },
  })
}
