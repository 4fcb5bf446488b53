import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { chatwootAccount, chatwootLine, chatwootReader } from '../../helpdesk/chatwoot/chatwoot-reader.ts'
import type { Network } from '../../network/network.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { answerConversation } from './answer-conversation.ts'
import { pullMessages } from './pull-messages.ts'
import { receiveMessage } from './receive-message.ts'
import { leaveChatwoot, showHolder } from './show-holder.ts'
import { seldom } from '../port/seldom.ts'
import { GROUPS_EVERY, staffFindings } from '../port/staff.ts'
import { readStaff, readTeams } from './read-staff.ts'

const settings = z.strictObject({
  /** With the account where the token's owner has several: `https://app.chatwoot.com/app/accounts/3`. */
  url: z.url(),
  token_env: z.string().default('CHATWOOT_TOKEN'),
  /** The secret that Chatwoot shows beside its webhook. */
  webhook_secret_env: z.string().default('CHATWOOT_WEBHOOK_SECRET'),
  /** How far back the past is taken along, as history; 0 for nothing. */
  history_days: z.int().min(0).max(730).default(30),
  /** Seconds between two looks for what webhooks have lost. */
  repair_seconds: z.number().min(10).max(600).default(30),
  /** Whether agents who are online there count as on shift here, and those who are away as away. */
  follow_staff: z.boolean().default(true),
  /** The skill that a group of theirs stands for here, by its name; a group left out stands for the skill of its own name. */
  group_skills: z.record(z.string(), z.string()).default({}),
})

/** A Chatwoot beside which Sundial works: webhooks for speed, a look for what they lose, answers in the conversation. */
export function chatwootAdapter(network: Network): Adapter {
  return adapter({
    name: 'chatwoot',
    kinds: ['helpdesk', 'email', 'chat'],
    settings,
    open({
      channel,
      settings: { url, token_env, webhook_secret_env, history_days, repair_seconds, ...staffed },
      secret,
      now,
    }) {
      const line = chatwootLine({ url }, secret(token_env), network)
      const webhookSecret = secret(webhook_secret_env)
      let account: Promise<number> | null = null
      const ours = () => {
        account ??= chatwootAccount(line, { url }).then((found) => found.account)
        account.catch(() => (account = null))
        return account
      }
      const teams = seldom(async () => readTeams(line, await ours(), staffed.group_skills), GROUPS_EVERY, now)
      const staff = async () => readStaff(line, await ours(), await teams())
      return {
        async pull(before) {
          return pullMessages(line, before, {
            account: await ours(),
            now: await now(),
            connectedAt: channel.connectedAt,
            historyDays: history_days,
            pause: repair_seconds * SECOND,
          })
        },
        ...(staffed.follow_staff && { staff }),
        receive: (request) => receiveMessage(webhookSecret, request),
        reply: async (context) => answerConversation(line, await ours(), context),
        showHolder: async (context) => showHolder(line, await ours(), context),
        leave: async () => leaveChatwoot(line, await ours()),
        async test() {
          const at = await now()
          const findings = await chatwootReader(line, { url }, () => at).check()
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
