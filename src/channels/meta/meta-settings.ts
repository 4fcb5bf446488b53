import { z } from 'zod'

export const metaSettings = z.strictObject({
  /** The id of the phone number (WhatsApp), of the page (Messenger) or of the professional account (Instagram). */
  account_id: z.string('is missing').regex(/^\d+$/, 'must be digits: an id, not a name or a phone number'),
  app_secret_env: z.string().min(1).default('SUNDIAL_META_APP_SECRET'),
  /** A word of your own; Meta repeats it once, when the webhook is set up. */
  verify_token_env: z.string().min(1).default('SUNDIAL_META_VERIFY_TOKEN'),
  access_token_env: z.string().min(1).default('SUNDIAL_META_ACCESS_TOKEN'),
  /** Echoes of answers that this app sent are ours; those of other apps count as a bot's. */
  app_id: z.string().optional(),
  api_url: z.url().optional(),
})

export type MetaSettings = z.output<typeof metaSettings>
