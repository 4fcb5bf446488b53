import { ImapFlow } from 'imapflow'
import { parseMailboxSettings, type MailboxSettings } from '../../channels/email/imap/mailbox-settings.ts'
import { loadConfig } from '../../config/load-config.ts'
import { fail, ok, type Finding } from './finding.ts'

const TIMEOUT_MS = 5_000

const mends: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host does not exist: look for a typing error.',
  ECONNREFUSED:
    'Is the server running, and does the port fit? 993 is for secure: true, 143 for secure: false.',
  ETIMEDOUT: 'Nothing answers there: is a firewall in between?',
}

type Variables = Readonly<Record<string, string | undefined>>

/** Signs in at the mailbox of every IMAP channel in the configuration folder, and looks for its folders. */
export async function checkMailboxes(folder: string, variables: Variables): Promise<readonly Finding[]> {
  const { brands } = await loadConfig(folder)
  const channels = brands.flatMap((brand) => brand.channels).filter(({ adapter }) => adapter === 'imap')
  return Promise.all(channels.map(({ slug, settings }) => checkMailbox(slug, settings, variables)))
}

async function checkMailbox(slug: string, settings: unknown, variables: Variables): Promise<Finding> {
  const parsed = parseMailboxSettings(settings)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    return fail('mailbox', `${slug}: ${problems.join(', ')}`, 'Correct the settings of the channel.')
  }
  const password = variables[parsed.data.password_env]
  if (password === undefined) {
    return fail('mailbox', `${slug}: no password`, `Set ${parsed.data.password_env} in the environment.`)
  }
  return signIn(slug, parsed.data, password)
}

async function signIn(
  slug: string,
  { host, port, secure, user, folders }: MailboxSettings,
  password: string,
): Promise<Finding> {
  const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const client = new ImapFlow({ host, port, secure, auth: { user, pass: password }, logger: false, ...times })
  client.on('error', () => {}) // also rejects the command that is under way
  try {
    await client.connect()
    const found = (await client.list()).map(({ path }) => path.toLowerCase())
    const missing = folders.filter((folder) => !found.includes(folder.toLowerCase()))
    if (missing.length === 0) return ok('mailbox', `${slug}: ${user} at ${host} lets us in`)
    return fail(
      'mailbox',
      `${slug}: there is no folder ${missing.join(', ')}`,
      `The mailbox has: ${found.join(', ')}.`,
    )
  } catch (error) {
    const { code, message, authenticationFailed } = error as NodeJS.ErrnoException & {
      authenticationFailed?: boolean
    }
    const refused = 'The server refuses the user or the password. Many providers want an app password.'
    const mend = authenticationFailed
      ? refused
      : (mends[code ?? ''] ?? 'Check host, port and secure of the channel.')
    return fail('mailbox', `${slug}: ${host}:${port} does not let us in: ${message}`, mend)
  } finally {
    client.close()
  }
}
