import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { intercomLine, intercomReader } from '../../helpdesk/intercom/intercom-reader.ts'
import type { Network } from '../../network/network.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { answerConversation } from './answer-conversation.ts'
import { leaveIntercom } from './leave-intercom.ts'
import { staffFindings } from '../port/staff.ts'
import { pullConversations } from './pull-conversations.ts'
import { readStaff } from './read-staff.ts'
import { receiveNotification } from './receive-notification.ts'
import { showHolder } from './show-holder.ts'

const settings = z.strictObject({
  /** By the region of the workspace: `api.intercom.io`, `api.eu.intercom.io`, `api.au.intercom.io`. */
  url: z.url().default('https://api.intercom.io'),
  token_env: z.string().default('INTERCOM_TOKEN'),
  /** The client secret of the app, with which Intercom signs its webhooks. */
  webhook_secret_env: z.string().default('INTERCOM_CLIENT_SECRET'),
  /** How far back the past is taken along, as history; 0 for nothing. */
  history_days: z.int().min(0).max(730).default(30),
  /** Seconds between two looks for what webhooks have lost. */
  repair_seconds: z.number().min(10).max(600).default(30),
  /** Whether teammates who are away there count as away here; Intercom does not tell who is online. */
  follow_staff: z.boolean().default(true),
  /** The skill that a team of theirs stands for here, by its name; a team left out stands for the skill of its own name. */
  group_skills: z.record(z.string(), z.string()).default({}),
})

/** An Intercom beside which Sundial works: webhooks for speed, the search for what they lose, answers in the conversation. */
export function intercomAdapter(network: Network): Adapter {
  return adapter({
    name: 'intercom',
    kinds: ['helpdesk', 'email', 'chat'],
    settings,
    open({
      channel,
      settings: { url, token_env, webhook_secret_env, history_days, repair_seconds, ...staffed },
      secret,
      now,
    }) {
      const line = intercomLine({ url }, secret(token_env), network)
      const webhookSecret = secret(webhook_secret_env)
      const staff = () => readStaff(line, staffed.group_skills)
      return {
        async pull(before) {
          return pullConversations(line, before, {
            now: await now(),
            connectedAt: channel.connectedAt,
            historyDays: history_days,
            pause: repair_seconds * SECOND,
          })
        },
        ...(staffed.follow_staff && { staff }),
        receive: (request) => receiveNotification(webhookSecret, channel.connectedAt, request),
        reply: (context) => answerConversation(line, context, now),
        showHolder: (context) => showHolder(line, context),
        leave: () => leaveIntercom(line),
        async test() {
          const at = await now()
          const findings = await intercomReader(line, () => at).check()
          const works = findings.every(({ verdict }) => verdict !== 'fail')
          return [
            ...findings.map(({ mend, ...finding }) => ({ ...finding, ...(mend !== null && { mend }) })),
            ...(works && staffed.follow_staff ? await staffFindings(staff) : []),
          ]
        },
      }
    },
  })
}
