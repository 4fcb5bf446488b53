import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { isPublicAddress } from '../../notify/webhook/public-address.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { TokenRefused, type HelpdeskSettings } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable } from '../line/call.ts'
import type { HelpdeskNetwork } from '../line/network.ts'

const PATIENCE = 30 * SECOND

/** Why a mail server is not called; null where nothing speaks against it yet. */
export function mailboxProblem(url: string, { trusted }: HelpdeskNetwork): string | null {
  const { protocol, host, hostname, username } = new URL(url)
  if (username) return 'carries no user; give the mail address in its own field'
  if (trusted.has(`${protocol}//${host}`)) return null
  if (protocol !== 'imaps:') return 'must be an address such as imaps://imap.your-company.com'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? `${hostname} lies inside our own network` : null
}

/** Signs in, has something done and signs out again. Throws `TokenRefused` where the password is refused. */
export async function inMailbox<Result>(
  { url, user = '' }: HelpdeskSettings,
  password: string,
  network: HelpdeskNetwork,
  use: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const problem = mailboxProblem(url, network)
  if (problem !== null) throw new NotAvailable(0, problem)
  const { protocol, host: place, hostname, port } = new URL(url)
  const secure = protocol === 'imaps:'
  const host = network.trusted.has(`${protocol}//${place}`) ? hostname : await publicHost(hostname)
  const client = new ImapFlow({
    host,
    servername: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
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
      throw new TokenRefused(`${hostname} refuses the user or the password`)
    throw error
  } finally {
    client.close()
  }
}

/** The address that was judged is the one that is called. */
async function publicHost(name: string): Promise<string> {
  const addresses = await lookup(name, { all: true })
  if (addresses.some(({ address }) => !isPublicAddress(address)))
    throw new NotAvailable(0, `${name} leads inside our own network`)
  return addresses[0]!.address
}
