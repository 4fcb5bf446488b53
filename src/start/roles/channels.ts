import type { House } from '../open-house.ts'
import { openChannels } from '../open-channels.ts'
import type { Parts } from '../parts.ts'

/** Opens the doors that are not part of the web server; the port where mail comes in. */
export async function playChannels(house: House, parts: Parts): Promise<number> {
  const { deps, record, secrets, doors, database, environment, log } = house
  const channels = await openChannels(
    { ...deps, record, replyTokenKey: secrets.replyTokenKey },
    doors,
    database,
    environment,
    log,
  )
  return parts.opened('channels', channels, (it) => it.close()).smtpPort
}
