import { z } from 'zod'

/** One account at Reddit, by a permanent token of an app. Scopes: identity, privatemessages, read, history, submit. */
export const redditSettings = z.strictObject({
  username: z.string('is missing').regex(/^[\w-]{3,20}$/, 'must be the name of the account, without /u/'),
  client_id: z.string('is missing').min(1),
  client_secret_env: z.string().min(1).default('SUNDIAL_REDDIT_CLIENT_SECRET'),
  refresh_token_env: z.string().min(1).default('SUNDIAL_REDDIT_REFRESH_TOKEN'),
  /** Part of the user agent by which Reddit wants to know every client; unclear ones are slowed down. */
  app_name: z
    .string()
    .regex(/^[\w.-]{3,60}$/)
    .default('sundial'),
  /** Between two looks, which take three of the hundred calls that Reddit allows in a minute. */
  poll_seconds: z.number().positive().max(3_600).default(15),
  api_url: z.url().default('https://oauth.reddit.com'),
  token_url: z.url().default('https://www.reddit.com/api/v1/access_token'),
})

export type RedditSettings = z.output<typeof redditSettings>
