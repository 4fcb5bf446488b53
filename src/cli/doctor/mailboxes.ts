import { imapCredentials } from '../../channels/email/imap/imap-credentials.ts'
import { PASSWORD_VARIABLE, parseMailboxSettings } from '../../channels/email/imap/mailbox-settings.ts'
import { testMailbox } from '../../channels/email/imap/test-mailbox.ts'
import { MissingSecret } from '../../channels/port/missing-secret.ts'
import { guardedFetch } from '../../network/guarded-fetch.ts'
import { guardedHost } from '../../network/guarded-host.ts'
import { loadConfig } from '../../config/load-config.ts'
import { fail, type Finding } from './finding.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** Signs in at the mailbox of every IMAP channel in the configuration folder, and looks for its folders. */
export async function checkMailboxes(
  folder: string,
  variables: Variables,
  trusted: ReadonlySet<string> = new Set(),
): Promise<readonly Finding[]> {
  const { brands } = await loadConfig(folder)
  const channels = brands.flatMap((brand) => brand.channels).filter(({ adapter }) => adapter === 'imap')
  return Promise.all(channels.map(({ slug, settings }) => checkMailbox(slug, settings, variables, trusted)))
}

async function checkMailbox(
  slug: string,
  settings: unknown,
  variables: Variables,
  trusted: ReadonlySet<string>,
): Promise<Finding> {
  const parsed = parseMailboxSettings(settings)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    return fail('mailbox', `${slug}: ${problems.join(', ')}`, 'Correct the settings of the channel.')
  }
  const secret = (variable: string) => {
    const value = variables[variable]
    if (value === undefined) throw new MissingSecret(variable)
    return value
  }
  try {
    const [finding] = await testMailbox(
      parsed.data,
      imapCredentials(parsed.data, secret, guardedFetch({ trusted })),
      (server) => guardedHost({ trusted }, server),
    )
    return { ...finding!, check: 'mailbox', message: `${slug}: ${finding!.message}` }
  } catch (error) {
    if (!(error instanceof MissingSecret)) throw error
    const variable = parsed.data.oauth ? error.variable : (parsed.data.password_env ?? PASSWORD_VARIABLE)
    return fail('mailbox', `${slug}: no password`, `Set ${variable} in the environment.`)
  }
}
