import { MastoHttpError, type mastodon } from 'masto'
import { NotCalled, VOUCH } from '../../network/network.ts'
import { broken, works, type Finding } from '../port/finding.ts'

/** Whether the token is good and may read what comes in. */
export async function testMastodon(
  client: mastodon.rest.Client,
  mayBeCalled: () => Promise<void>,
): Promise<readonly Finding[]> {
  try {
    await mayBeCalled()
    const { acct } = await client.v1.accounts.verifyCredentials()
    await client.v1.notifications.list({ limit: 1 })
    return [works(`the token is that of @${acct}`)]
  } catch (error) {
    if (error instanceof MastoHttpError && error.statusCode === 401)
      return [
        broken(
          'the server does not know this token',
          'Make one under Preferences, Development, and set the variable anew.',
        ),
      ]
    if (error instanceof MastoHttpError && error.statusCode === 403)
      return [broken('the token may not read', 'Give the application the scopes read and write:statuses.')]
    if (error instanceof NotCalled) return [broken(error.message, VOUCH)]
    return [broken(`the server does not answer: ${String(error)}`, 'Check url.')]
  }
}
