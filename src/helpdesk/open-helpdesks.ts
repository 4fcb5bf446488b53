import type { Instant } from '../domain/time/instant.ts'
import { addressProblem } from '../notify/webhook/public-lookup.ts'
import type {
  HelpdeskKind,
  HelpdeskReader,
  Helpdesks,
  HelpdeskSettings,
} from '../workflows/ports/helpdesk.ts'
import type { HelpdeskNetwork } from './line/network.ts'
import { zendeskLine } from './zendesk/zendesk-line.ts'
import { zendeskReader } from './zendesk/zendesk-reader.ts'

type OpenReader = (
  settings: HelpdeskSettings,
  token: string,
  network: HelpdeskNetwork,
  now: () => Instant,
) => HelpdeskReader

const readers: Readonly<Partial<Record<HelpdeskKind, OpenReader>>> = {
  zendesk: (settings, token, network, now) => zendeskReader(zendeskLine(settings, token, network), now),
}

/** Every helpdesk that can be read. `now` is the house's clock. */
export function openHelpdesks(network: HelpdeskNetwork, now: () => Instant): Helpdesks {
  return {
    problems(kind, { url }) {
      if (!URL.canParse(url))
        return [{ path: 'url', problem: 'must be an address such as https://your-company.zendesk.com' }]
      const address = new URL(url)
      const problem = network.trusted.has(address.origin) ? null : addressProblem(address)
      return problem === null ? [] : [{ path: 'url', problem }]
    },
    reader(kind, settings, token) {
      const open = readers[kind]
      if (!open) throw new Error(`there is no reader for ${kind}`)
      return open(settings, token, network, now)
    },
  }
}
