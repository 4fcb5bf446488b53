import type { WebClient } from '@slack/web-api'
import { broken, works, type Finding } from '../port/finding.ts'
import type { SlackSettings } from './slack-settings.ts'

const mends: Readonly<Record<string, string>> = {
  invalid_auth:
    'A token is wrong: copy the bot token (xoxb-) and, for Socket Mode, the app token (xapp-) anew.',
  token_revoked: 'Install the app in the workspace again and copy its token.',
  not_allowed_token_type: 'Socket Mode wants an app token (xapp-) with the scope connections:write.',
  missing_scope:
    'Add the scopes channels:history, groups:history, im:history, chat:write and users:read; install the app again.',
  channel_not_found: 'Check the ids in settings.channels, and invite the app to private channels.',
}

/** Whether both tokens are good, and whether the app is in the channels that the settings name. */
export async function testSlack(
  web: WebClient,
  app: WebClient | null,
  { channels = [] }: SlackSettings,
): Promise<readonly Finding[]> {
  try {
    const { team, user } = await web.auth.test()
    if (app) await app.apps.connections.open()
    const findings = [works(`we are ${user} in ${team}`)]
    for (const id of channels) {
      const { channel } = await web.conversations.info({ channel: id })
      if (!channel?.is_member && !channel?.is_im)
        findings.push(broken(`the app is not in ${id}`, `Invite it there: /invite @${user}.`))
    }
    return findings
  } catch (error) {
    const reason = (error as { data?: { error?: string } }).data?.error ?? String(error)
    return [
      broken(
        `Slack refuses: ${reason}`,
        mends[reason] ?? 'Look the reason up in Slack’s reference of its API.',
      ),
    ]
  }
}
