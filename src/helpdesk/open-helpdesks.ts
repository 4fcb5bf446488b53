import type { Instant } from '../domain/time/instant.ts'
import { addressProblem } from '../network/public-lookup.ts'
import type {
  HelpdeskKind,
  HelpdeskReader,
  Helpdesks,
  HelpdeskSettings,
  ReadKind,
} from '../workflows/ports/helpdesk.ts'
import { chatwootLine, chatwootReader } from './chatwoot/chatwoot-reader.ts'
import { freshdeskLine, freshdeskReader } from './freshdesk/freshdesk-reader.ts'
import { intercomLine, intercomReader } from './intercom/intercom-reader.ts'
import type { Network } from '../network/network.ts'
import { mailboxReader } from './mailbox/mailbox-reader.ts'
import { mailboxProblem } from './mailbox/open-mailbox.ts'
import { zendeskLine } from './zendesk/zendesk-line.ts'
import { zendeskReader } from './zendesk/zendesk-reader.ts'

interface Kind {
  /** What an address of theirs looks like. */
  readonly example: string
  /** Where people see a ticket, below the address. */
  readonly ticketPath?: (id: string) => string
  open(settings: HelpdeskSettings, token: string, network: Network, now: () => Instant): HelpdeskReader
}

const kinds: Readonly<Record<ReadKind, Kind>> = {
  zendesk: {
    example: 'https://your-company.zendesk.com',
    ticketPath: (id) => `/agent/tickets/${id}`,
    open: (settings, token, network, now) => zendeskReader(zendeskLine(settings, token, network), now),
  },
  intercom: {
    example: 'https://api.intercom.io',
    open: (settings, token, network, now) => intercomReader(intercomLine(settings, token, network), now),
  },
  freshdesk: {
    example: 'https://your-company.freshdesk.com',
    ticketPath: (id) => `/a/tickets/${id}`,
    open: (settings, token, network, now) => freshdeskReader(freshdeskLine(settings, token, network), now),
  },
  chatwoot: {
    example: 'https://app.chatwoot.com',
    open: (settings, token, network, now) =>
      chatwootReader(chatwootLine(settings, token, network), settings, now),
  },
  mailbox: { example: 'imaps://imap.your-company.com', open: mailboxReader },
}

/** Every helpdesk that can be read. `now` is the house's clock. */
export function openHelpdesks(network: Network, now: () => Instant): Helpdesks {
  return {
    problems(kind, { url, user }) {
      const known = kindOf(kind)
      if (!URL.canParse(url)) return [{ path: 'url', problem: `must be an address such as ${known.example}` }]
      const address = new URL(url)
      const problem =
        kind === 'mailbox'
          ? mailboxProblem(url, network)
          : network.trusted.has(address.origin)
            ? null
            : addressProblem(address)
      return [
        ...(problem === null ? [] : [{ path: 'url', problem }]),
        ...(kind === 'mailbox' && !user
          ? [{ path: 'user', problem: 'is the mail address of the mailbox' }]
          : []),
      ]
    },
    reader: (kind, settings, token) => kindOf(kind).open(settings, token, network, now),
    ticketUrl(kind, { url }, ticketId) {
      const path = kind === 'csv' ? undefined : kinds[kind].ticketPath?.(encodeURIComponent(ticketId))
      return path === undefined || !URL.canParse(url) ? null : new URL(path, url).href
    },
  }
}

function kindOf(kind: HelpdeskKind): Kind {
  if (kind === 'csv') throw new Error('a file is read at once, not by a reader')
  return kinds[kind]
}
