import { isIP } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { NotCalled, type Network } from './network.ts'
import { isPublicAddress } from './public-address.ts'
import { publicLookup } from './public-lookup.ts'

/** For libraries that open WebSockets by undici, to wherever a platform sends them: the same guard at the moment of the connection. */
export function guardedDispatcher({ trusted }: Network): Agent {
  const anywhere = buildConnector({})
  const outside = buildConnector({ lookup: publicLookup })
  return new Agent({
    connect(options, done) {
      const { protocol, host, hostname } = options
      const { origin } = new URL(`${protocol}//${host ?? hostname}`)
      const problem = problemOf(protocol, hostname)
      if (trusted.has(origin)) anywhere(options, done)
      else if (problem !== null) done(new NotCalled(origin, problem), null)
      else outside(options, done)
    },
  })
}

/** Names are judged by the lookup; an address has none. */
function problemOf(protocol: string, hostname: string): string | null {
  if (protocol !== 'https:') return 'only encrypted lines are opened'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? 'it lies inside our own network' : null
}
