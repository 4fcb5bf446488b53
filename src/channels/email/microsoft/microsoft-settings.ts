import { z } from 'zod'

/** A mailbox of Microsoft 365, through Microsoft Graph. Permissions: Mail.ReadWrite and Mail.Send. */
export const microsoftSettings = z.strictObject({
  tenant: z.string('is missing').min(1),
  client_id: z.string('is missing').min(1),
  client_secret_env: z.string().min(1).default('SUNDIAL_MICROSOFT_CLIENT_SECRET'),
  /** Where a person has signed in; without it the application signs in by itself. */
  refresh_token_env: z.string().min(1).optional(),
  /** Whose mail is read: the user principal name, or the id of a user or shared mailbox. */
  mailbox: z.string('is missing').min(1),
  /** Ids or well-known names; each is watched on its own. */
  folders: z.array(z.string().min(1)).min(1).max(20).default(['inbox']),
  /** Watched for answers written in Outlook. */
  sent_folder: z.string().min(1).default('sentitems'),
  /** Between two looks at all folders, 5 unless said. */
  poll_seconds: z.number().min(1).max(3_600).optional(),
  api_url: z.url().default('https://graph.microsoft.com'),
  /** Unless it is the usual one of the tenant. */
  token_url: z.url().optional(),
})

export type MicrosoftSettings = z.output<typeof microsoftSettings>
