import { z } from 'zod'
import type { Channel } from '../../../domain/conversation/channel.ts'
import { NotCalled, VOUCH } from '../../../network/network.ts'
import { OauthRefused } from '../../oauth/access-tokens.ts'
import { broken, doubtful, works, type Finding } from '../../port/finding.ts'
import { GmailRefuses, type Gmail } from './gmail.ts'
import type { GmailSettings } from './gmail-settings.ts'

const profile = z.object({ emailAddress: z.string(), historyId: z.string() })
const labelList = z.object({ labels: z.array(z.object({ id: z.string(), name: z.string() })) })

/** Signs in, reads the profile and the labels, and compares the address with that of the channel. */
export async function testGmail(
  gmail: Gmail,
  channel: Channel,
  { labels }: GmailSettings,
): Promise<readonly Finding[]> {
  try {
    const { emailAddress } = profile.parse(await gmail.get('profile'))
    const known = labelList.parse(await gmail.get('labels')).labels
    const missing = labels.filter((label) => !known.some(({ id }) => id === label))
    if (missing.length > 0)
      return [
        broken(
          `there is no label ${missing.join(', ')}`,
          `The mailbox has: ${known.map(({ id, name }) => (id === name ? id : `${id} (${name})`)).join(', ')}.`,
        ),
      ]
    const differs = channel.address !== null && channel.address.toLowerCase() !== emailAddress.toLowerCase()
    return [
      works(`Gmail lets us into the mailbox of ${emailAddress}`),
      ...(differs
        ? [
            doubtful(
              `the channel answers as ${channel.address}`,
              `Add that address under "Send mail as" in Gmail, or Gmail sends as ${emailAddress}.`,
            ),
          ]
        : []),
    ]
  } catch (error) {
    return [broken((error as Error).message, mendOf(error))]
  }
}

function mendOf(error: unknown): string {
  if (error instanceof NotCalled) return VOUCH
  if (error instanceof OauthRefused)
    return 'Sign in at Google again and replace the refresh token; check client_id and the client secret. Tokens of an app in testing last seven days.'
  if (error instanceof GmailRefuses && error.status === 403)
    return 'Switch the Gmail API on in the Google Cloud project, and grant the scopes gmail.readonly and gmail.send.'
  if (error instanceof GmailRefuses && error.status === 401)
    return 'Sign in at Google again and replace the refresh token.'
  return 'Check the network of this machine, api_url and token_url.'
}
