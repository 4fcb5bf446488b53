import { LogLevel, WebClient } from '@slack/web-api'
import { z } from 'zod'
import { isFromSlack } from '../../notify/slack/verify-request.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { jsonOf, notAuthentic, taken, unreadable } from '../port/hook.ts'
import { slackMessages } from './slack-messages.ts'
import { slackReply } from './slack-reply.ts'
import { slackSettings } from './slack-settings.ts'
import { slackTeam } from './slack-team.ts'
import { testSlack } from './test-slack.ts'
import { watchSlack } from './watch-slack.ts'

const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string() })

/** Customers in shared Slack channels, in a community workspace, or in direct messages to the app. */
export const slackAdapter: Adapter = adapter({
  name: 'slack',
  kinds: ['chat'],
  settings: slackSettings,
  open({ settings, secret, now, log, fetch, dispatcher }) {
    const { bot_token_env, app_token_env, signing_secret_env, api_url } = settings
    const options = {
      ...(api_url && { slackApiUrl: api_url }),
      fetch,
      logLevel: LogLevel.ERROR,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 15_000,
    }
    const web = new WebClient(secret(bot_token_env), options)
    const team = slackTeam(web)
    const appToken = app_token_env && secret(app_token_env)
    const signingSecret = signing_secret_env && secret(signing_secret_env)
    const arrivalsOf = (body: unknown) => slackMessages(team, settings, body)
    return {
      ...(appToken && {
        watch: (house, signal) =>
          watchSlack({
            appToken,
            clientOptions: options,
            arrivalsOf,
            dispatcher: dispatcher(),
            house,
            log,
            signal,
          }),
      }),
      ...(signingSecret && {
        async receive({ header, rawBody, now: at }) {
          const signed = {
            rawBody: rawBody.toString('utf8'),
            timestamp: header('x-slack-request-timestamp'),
            signature: header('x-slack-signature'),
          }
          if (!isFromSlack(signed, signingSecret, at))
            return notAuthentic("not Slack's signature, or older than five minutes")
          const body = jsonOf(rawBody)
          if (body === undefined) return unreadable('the body is not JSON')
          const asked = challenge.safeParse(body)
          return asked.success ? taken([], asked.data.challenge) : taken(await arrivalsOf(body))
        },
      }),
      reply: (context) => slackReply(web, context, now),
      test: () => testSlack(web, appToken ? new WebClient(appToken, options) : null, settings),
    }
  },
})
