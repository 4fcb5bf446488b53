import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import type { Network } from '../../network/network.ts'
import { checkZendesk } from '../../helpdesk/zendesk/check-zendesk.ts'
import { zendeskLine } from '../../helpdesk/zendesk/zendesk-line.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { answerTicket } from './answer-ticket.ts'
import { pullComments } from './pull-comments.ts'
import { leaveZendesk } from './leave-zendesk.ts'
import { seldom } from '../port/seldom.ts'
import { GROUPS_EVERY, staffFindings } from '../port/staff.ts'
import { readColleagues, readStaff } from './read-staff.ts'
import { receiveComment } from './receive-comment.ts'
import { showHolder } from './show-holder.ts'
import { ensureWebhook, signingSecret } from './webhook.ts'

const settings = z.strictObject({
  url: z.url(),
  /** Whose API token it is; none for an OAuth token. */
  user: z.string().max(200).optional(),
  token_env: z.string().default('ZENDESK_TOKEN'),
  /** The signing secret that Zendesk shows beside its webhook, where somebody made the webhook by hand. */
  webhook_secret_env: z.string().optional(),
  /** Where Zendesk reaches us, `https://sundial.example/hooks/zendesk`: then the webhook is made, and its secret asked for, by ourselves. */
  hook_url: z.url().optional(),
  /** How far back the past is taken along, as history; 0 for nothing. */
  history_days: z.int().min(0).max(730).default(30),
  /** Seconds between two looks for what webhooks have lost; Zendesk allows ten exports a minute. */
  repair_seconds: z.number().min(10).max(600).default(30),
  /** Whether agents who are online there count as on shift here, and those who are away as away. */
  follow_staff: z.boolean().default(true),
  /** The skill that a group of theirs stands for here, by its name; a group left out stands for the skill of its own name. */
  group_skills: z.record(z.string(), z.string()).default({}),
})

/** A Zendesk beside which Sundial works: webhooks for speed, the export for what they lose, answers as public comments. */
export function zendeskAdapter(network: Network): Adapter {
  return adapter({
    name: 'zendesk',
    kinds: ['helpdesk', 'email', 'chat'],
    settings,
    open({
      channel,
      settings: {
        url,
        user,
        token_env,
        webhook_secret_env,
        hook_url,
        history_days,
        repair_seconds,
        ...staffed
      },
      secret,
      now,
      log,
    }) {
      const line = zendeskLine({ url, ...(user !== undefined && { user }) }, secret(token_env), network)
      const webhookSecret = secretOfWebhook(line, {
        hookUrl: hook_url,
        given: hook_url === undefined ? secret(webhook_secret_env ?? 'ZENDESK_WEBHOOK_SECRET') : null,
      })
      const colleagues = seldom(() => readColleagues(line, staffed.group_skills), GROUPS_EVERY, now)
      const staff = async () => readStaff(line, await colleagues())
      return {
        async pull(before) {
          // Without it the export alone brings everything, within two minutes.
          await webhookSecret().catch((error: unknown) =>
            log.warn({ problem: String(error) }, 'the webhook in Zendesk is not there yet'),
          )
          return pullComments(line, before, {
            now: await now(),
            connectedAt: channel.connectedAt,
            historyDays: history_days,
            pause: repair_seconds * SECOND,
          })
        },
        ...(staffed.follow_staff && { staff }),
        receive: async (request) => receiveComment(line, await webhookSecret(), request),
        showHolder: (context) => showHolder(line, context),
        leave: () => leaveZendesk(line, hook_url),
        reply: (context) => answerTicket(line, context, now),
        async test() {
          const findings = await checkZendesk(line, await now())
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

/** The secret that somebody gave, else Zendesk's own of the webhook that we have made; asked for once. */
function secretOfWebhook(
  line: HelpdeskLine,
  { hookUrl, given }: { readonly hookUrl: string | undefined; readonly given: string | null },
): () => Promise<string> {
  let known: Promise<string> | null = given === null ? null : Promise.resolve(given)
  return () => {
    if (known) return known
    const asked = ensureWebhook(line, hookUrl!).then((id) => signingSecret(line, id))
    asked.catch(() => (known = null))
    known = asked
    return asked
  }
}
