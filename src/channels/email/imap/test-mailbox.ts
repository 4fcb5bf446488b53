import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { OauthRefused } from '../../oauth/access-tokens.ts'
import { broken, works, type Finding } from '../../port/finding.ts'
import type { MailServer } from '../../../network/guarded-host.ts'
import { NotCalled, VOUCH } from '../../../network/network.ts'
import type { ImapCredentials } from './imap-credentials.ts'
import type { MailboxSettings } from './mailbox-settings.ts'

const TIMEOUT_MS = 5_000

const mends: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host does not exist: look for a typing error.',
  ECONNREFUSED:
    'Is the server running, and does the port fit? 993 is for secure: true, 143 for secure: false.',
  ETIMEDOUT: 'Nothing answers there: is a firewall in between?',
}

/** Signs in at a mailbox and looks for its folders. */
export async function testMailbox(
  { host, port, secure, user, folders }: MailboxSettings,
  credentials: () => Promise<ImapCredentials>,
  hostOf: (server: MailServer) => Promise<string>,
): Promise<readonly Finding[]> {
  let client: ImapFlow | null = null
  try {
    const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
    const server = {
      host: await hostOf({ host, port, secure }),
      ...(isIP(host) === 0 && { servername: host }),
    }
    client = new ImapFlow({ ...server, port, secure, auth: await credentials(), logger: false, ...times })
    client.on('error', () => {}) // also rejects the command that is under way
    await client.connect()
    const found = (await client.list()).map(({ path }) => path.toLowerCase())
    const missing = folders.filter((folder) => !found.includes(folder.toLowerCase()))
    if (missing.length === 0) return [works(`${user} at ${host} lets us in`)]
    return [broken(`there is no folder ${missing.join(', ')}`, `The mailbox has: ${found.join(', ')}.`)]
  } catch (error) {
    return [broken(`${host}:${port} does not let us in: ${(error as Error).message}`, mendOf(error))]
  } finally {
    client?.close()
  }
}

function mendOf(error: unknown): string {
  if (error instanceof NotCalled) return VOUCH
  if (error instanceof OauthRefused)
    return 'Sign in at the provider again and replace the refresh token; check client_id and the client secret.'
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean }
  if (authenticationFailed)
    return 'The server refuses the user or the password. Many providers want an app password.'
  return mends[code ?? ''] ?? 'Check host, port and secure of the channel.'
}
