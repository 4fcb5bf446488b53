import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { isPublicAddress } from '../../network/public-address.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { TokenRefused, type HelpdeskSettings } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable } from '../line/call.ts'
import { guardedHost, isVouchedFor, type MailServer } from '../../network/guarded-host.ts'
import { NotCalled, type Network } from '../../network/network.ts'

const PATIENCE = 30 * SECOND

/** Why a mail server is not called; null where nothing speaks against it yet. */
export function mailboxProblem(url: string, network: Network): string | null {
  const { protocol, hostname, username } = new URL(url)
  if (username) return 'carries no user; give the mail address in its own field'
  if (isVouchedFor(network, serverAt(url))) return null
  if (protocol !== 'imaps:') return 'must be an address such as imaps://imap.your-company.com'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? `${hostname} lies inside our own network` : null
}

/** Signs in, has something done and signs out again. Throws `TokenRefused` where the password is refused. */
export async function inMailbox<Result>(
  { url, user = '' }: HelpdeskSettings,
  password: string,
  network: Network,
  use: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const problem = mailboxProblem(url, network)
  if (problem !== null) throw new NotAvailable(0, problem)
  const server = serverAt(url)
  const client = new ImapFlow({
    ...server,
    host: await hostOf(server, network),
    ...(isIP(server.host) === 0 && { servername: server.host }),
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: 5 * PATIENCE,
  })
  client.on('error', () => undefined) // also rejects the command that is under way
  try {
    await client.connect()
    return await use(client)
  } catch (error) {
    if ((error as { authenticationFailed?: boolean }).authenticationFailed)
      throw new TokenRefused(`${server.host} refuses the user or the password`)
    throw error
  } finally {
    client.close()
  }
}

function serverAt(url: string): MailServer {
  const { protocol, hostname, port } = new URL(url)
  const secure = protocol === 'imaps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
  }
}

/** A mailbox of the past that may not be called is closed to the token, as the other helpdesks say it. */
async function hostOf(server: MailServer, network: Network): Promise<string> {
  try {
    return await guardedHost(network, server)
  } catch (error) {
    throw error instanceof NotCalled ? new NotAvailable(0, error.message) : error
  }
}
