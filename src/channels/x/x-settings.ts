import { z } from 'zod'

/** One account at X, by the keys of an app and of the account (OAuth 1.0a with read, write and direct messages): they do not expire. */
export const xSettings = z.strictObject({
  consumer_key_env: z.string().min(1).default('SUNDIAL_X_API_KEY'),
  consumer_secret_env: z.string().min(1).default('SUNDIAL_X_API_SECRET'),
  access_token_env: z.string().min(1).default('SUNDIAL_X_ACCESS_TOKEN'),
  access_secret_env: z.string().min(1).default('SUNDIAL_X_ACCESS_SECRET'),
  direct_messages: z.boolean().default(false),
  /** Between two looks: what the plan of the app allows in 15 minutes decides. */
  poll_seconds: z.number().positive().max(3_600).default(60),
  api_url: z.url().default('https://api.x.com'),
})

export type XSettings = z.output<typeof xSettings>
