import { openSmtpDoor } from '../channels/email/smtp-door.ts'
import type { MailDeps } from '../channels/email/receive-mail.ts'
import type { Doors } from '../channels/port/doors.ts'
import type { Environment } from '../environment.ts'
import { keepDoorsOpen } from './keep-doors-open.ts'
import type { Log } from './log.ts'
import type { OpenDatabase } from './open-database.ts'

export interface OpenChannels {
  /** Where mail comes in by SMTP. */
  readonly smtpPort: number
  close(): Promise<void>
}

/** Opens the doors that are not part of the web server: SMTP for all, and a line for each channel that needs one. */
export async function openChannels(
  deps: MailDeps,
  doors: Doors,
  database: OpenDatabase,
  environment: Environment,
  log: Log,
): Promise<OpenChannels> {
  const { host, smtpPort, smtpTls } = environment
  const smtp = await openSmtpDoor(deps, { host, port: smtpPort, tls: smtpTls, log })
  const lines = await keepDoorsOpen(deps, doors, database, log)
  return {
    smtpPort: smtp.port,
    async close() {
      await Promise.all([smtp.close(), lines.close()])
    },
  }
}
