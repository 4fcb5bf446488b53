import type { Channel } from '../../http/api-types.ts'

/** What fails, one line for each part of the channel: `INBOX: the password is refused`. */
export function troubles(health: Channel['health']): readonly string[] {
  return Object.entries(health)
    .filter(([, { state }]) => state === 'failing')
    .map(([part, { problem }]) => [part, problem].filter(Boolean).join(': '))
}
