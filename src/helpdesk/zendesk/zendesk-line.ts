import { helpdeskLine, type HelpdeskLine } from '../line/call.ts'
import type { Network } from '../../network/network.ts'
import type { HelpdeskSettings } from '../../workflows/ports/helpdesk.ts'

/** An API token goes with the mail address of its owner; without one it is an OAuth token. */
export function zendeskLine({ url, user }: HelpdeskSettings, token: string, network: Network): HelpdeskLine {
  const authorization = user
    ? `Basic ${Buffer.from(`${user}/token:${token}`).toString('base64')}`
    : `Bearer ${token}`
  return helpdeskLine(url, { authorization }, network)
}
