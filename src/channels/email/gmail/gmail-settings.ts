import { z } from 'zod'

/** A mailbox at Google, through the Gmail API. Scopes: gmail.readonly and gmail.send. */
export const gmailSettings = z.strictObject({
  client_id: z.string('is missing').min(1),
  client_secret_env: z.string().min(1).default('SUNDIAL_GMAIL_CLIENT_SECRET'),
  /** Of the account whose mail is read, granted to that client for offline access. */
  refresh_token_env: z.string().min(1).default('SUNDIAL_GMAIL_REFRESH_TOKEN'),
  /** Mail that carries one of these labels is a customer's: ids, as the API names them. */
  labels: z.array(z.string().min(1)).min(1).default(['INBOX']),
  /** Between two looks, 5 unless said; each costs 2 of the 15,000 units that a mailbox has in a minute. */
  poll_seconds: z.number().min(1).max(3_600).optional(),
  api_url: z.url().default('https://gmail.googleapis.com'),
  token_url: z.url().default('https://oauth2.googleapis.com/token'),
})

export type GmailSettings = z.output<typeof gmailSettings>
