import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { NotCalled, type Network } from './network.ts'
import { isPublicAddress } from './public-address.ts'
import { addressProblem } from './public-lookup.ts'

/** A server that is spoken to over a line of its own, not by HTTP. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte. */
  readonly secure: boolean
}

/** All addresses of a name. */
type Resolve = (name: string) => Promise<readonly string[]>

const resolveByDns: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address)

/** Whether an operator vouches for it: `imaps://imap.lan:993`, or without the usual port. */
export function isVouchedFor({ trusted }: Network, server: MailServer): boolean {
  const { port, secure } = server
  const usual = port === (secure ? 993 : 143)
  return trusted.has(`${placeOf(server)}:${port}`) || (usual && trusted.has(placeOf(server)))
}

function placeOf({ host, secure }: MailServer): string {
  return `${secure ? 'imaps' : 'imap'}://${isIP(host) === 6 ? `[${host}]` : host.toLowerCase()}`
}

/**
 * Where to connect to reach a server that somebody named: the very address that was judged, so that the name cannot lead elsewhere in between.
 * A server that is vouched for is reached by its name. Throws `NotCalled`, and what a name that leads nowhere throws.
 */
export async function guardedHost(
  network: Network,
  server: MailServer,
  resolve: Resolve = resolveByDns,
): Promise<string> {
  if (isVouchedFor(network, server)) return server.host
  return publicAddressOf(server.host, `${placeOf(server)}:${server.port}`, resolve)
}

/** The same for libraries that cannot be given another way to connect: asked before each call. Throws `NotCalled`. */
export async function mustBeOutside({ trusted }: Network, address: string): Promise<void> {
  const url = new URL(address)
  if (trusted.has(url.origin)) return
  const problem = addressProblem(url)
  if (problem !== null) throw new NotCalled(url.origin, problem)
  await publicAddressOf(url.hostname, url.origin, resolveByDns)
}

async function publicAddressOf(host: string, origin: string, resolve: Resolve): Promise<string> {
  const [first, ...others] = await resolve(host.replace(/^\[|\]$/g, ''))
  if (first === undefined || [first, ...others].some((address) => !isPublicAddress(address)))
    throw new NotCalled(origin, 'it leads inside our own network')
  return first
}
