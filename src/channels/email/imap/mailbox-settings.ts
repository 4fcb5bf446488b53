import { z } from 'zod'
import { oauthSettings } from '../../oauth/access-tokens.ts'

/** Where a channel of adapter `imap` fetches its mail. */
export const mailboxSettings = z.object({
  host: z.string('is missing'),
  port: z.int().min(1).max(65_535).default(993),
  secure: z.boolean().default(true),
  user: z.string('is missing'),
  /** The variable of the environment that holds the password: secrets never lie in the configuration. Not asked for with `oauth`. */
  password_env: z.string().optional(),
  /** Instead of a password, where the provider wants it: XOAUTH2. */
  oauth: oauthSettings.optional(),
  folders: z.array(z.string().min(1)).min(1).default(['INBOX']),
  /** Watched for answers written in somebody's own mail program; found by its special use where it is not named. */
  sent_folder: z.string().optional(),
})

export type MailboxSettings = z.output<typeof mailboxSettings>

export function parseMailboxSettings(settings: unknown): z.ZodSafeParseResult<MailboxSettings> {
  return mailboxSettings.safeParse(settings)
}

export const PASSWORD_VARIABLE = 'SUNDIAL_IMAP_PASSWORD'
