import { openImapDoor } from '../channels/email/imap/imap-door.ts'
import { openSmtpDoor } from '../channels/email/smtp-door.ts'
import type { MailDeps } from '../channels/email/receive-mail.ts'
import { channelPositions } from '../db/channel-positions.ts'
import { channelOf } from '../db/setup-store.ts'
import type { Channel } from '../domain/conversation/channel.ts'
import type { Environment } from '../environment.ts'
import { reportHealth } from '../workflows/channels/report-health.ts'
import { holdLease } from './hold-lease.ts'
import type { Log } from './log.ts'
import type { OpenDatabase } from './open-database.ts'

export interface OpenChannels {
  /** Where mail comes in by SMTP. */
  readonly smtpPort: number
  close(): Promise<void>
}

/** Opens the doors that are not part of the web server: SMTP for all, and a mailbox for each channel that has one. */
export async function openChannels(
  deps: MailDeps,
  database: OpenDatabase,
  environment: Environment,
  variables: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<OpenChannels> {
  const smtp = await openSmtpDoor(deps, { host: environment.host, port: environment.smtpPort, log })
  const mailboxes = (await channelsOfAdapter(database, 'imap')).map((channel) =>
    holdLease(
      database.url,
      `mailbox ${channel.id}`,
      () =>
        openImapDoor({
          deps,
          channel,
          positions: channelPositions(database.db),
          password: (variable) => variables[variable],
          log,
          onHealth: (folder, health) => {
            reportHealth(deps, { channel, part: folder, health }).catch((error: unknown) =>
              log.warn({ err: error }, 'the health of a channel could not be recorded'),
            )
          },
        }),
      log,
    ),
  )
  return {
    smtpPort: smtp.port,
    async close() {
      await Promise.all([smtp.close(), ...mailboxes.map((mailbox) => mailbox.release())])
    },
  }
}

async function channelsOfAdapter({ db }: OpenDatabase, adapter: string): Promise<readonly Channel[]> {
  const rows = await db
    .selectFrom('channel')
    .selectAll()
    .where('adapter', '=', adapter)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(channelOf)
}
