import { z } from 'zod'

export const slackSettings = z
  .strictObject({
    bot_token_env: z.string().min(1).default('SUNDIAL_SLACK_SUPPORT_BOT_TOKEN'),
    /** Socket Mode: Slack needs no way in to us. */
    app_token_env: z.string().min(1).optional(),
    /** Events API: Slack calls us. */
    signing_secret_env: z.string().min(1).optional(),
    /** Slack channels that belong here; without them every channel and direct message that the app is in. */
    channels: z
      .array(z.string().regex(/^[CDG][A-Z0-9]+$/, 'must be the id of a Slack channel, such as C0123ABCD'))
      .optional(),
    /** Where customers are members of our own workspace: who of it answers, by user id. Otherwise everybody of it does. */
    agents: z.array(z.string()).optional(),
    api_url: z.url().optional(),
  })
  .refine(
    ({ app_token_env, signing_secret_env }) =>
      (app_token_env === undefined) !== (signing_secret_env === undefined),
    'name either app_token_env (Socket Mode) or signing_secret_env (Events API)',
  )

export type SlackSettings = z.output<typeof slackSettings>
