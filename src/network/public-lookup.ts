import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** A name led inside our own network at the moment of the connection. */
export class LeadsInside extends Error {
  override name = 'LeadsInside'
}

/** Why an address that somebody gave is not called; null where nothing speaks against it yet. */
export function addressProblem({ protocol, hostname, username, password }: URL): string | null {
  if (protocol !== 'https:') return 'only https:// addresses are called'
  if (username || password) return 'an address that is called carries no user or password'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? `${hostname} lies inside our own network` : null
}

/** Judged at the moment of the connection, so that a name cannot lead elsewhere in between. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const inside = error ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
    const refusal = inside && new LeadsInside(`${hostname} leads inside our own network`)
    if (error ?? refusal) done(error ?? refusal!, [])
    else if (options.all) done(null, addresses)
    else done(null, addresses[0]!.address, addresses[0]!.family)
  })
}
