import { z } from 'zod'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { NotCalled, VOUCH } from '../../network/network.ts'
import { OauthRefused } from '../oauth/access-tokens.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { broken, doubtful, works, type Finding } from '../port/finding.ts'
import { answerReddit } from './answer-reddit.ts'
import { pullReddit } from './pull-reddit.ts'
import { redditApi, RedditRefuses, type RedditApi } from './reddit-api.ts'
import { redditSettings } from './reddit-settings.ts'

/** Answers to what one account wrote, where it is named, and private messages; answers written on Reddit itself stop the clock too. */
export const redditAdapter: Adapter = adapter({
  name: 'reddit',
  kinds: ['social'],
  settings: redditSettings,
  open(line) {
    const { settings, now } = line
    const api = redditApi(line)
    return {
      pull: (before) => pullReddit(api, before, settings),
      reply: (context) => answerReddit(api, context, settings.username, now),
      test: () => testReddit(api, settings.username),
    }
  },
})

/** Whose token it is, and whether it may read messages. */
async function testReddit(api: RedditApi, username: string): Promise<readonly Finding[]> {
  try {
    const { name } = z.object({ name: z.string() }).parse(await api.get('/api/v1/me'))
    await api.get('/message/inbox', { limit: '1' })
    if (name.toLowerCase() === username.toLowerCase()) return [works(`the token is that of /u/${name}`)]
    return [
      broken(
        `the token is that of /u/${name}, not of /u/${username}`,
        'Correct username, or sign in as that account.',
      ),
    ]
  } catch (error) {
    if (error instanceof ComeBackLater) return [doubtful(error.message, 'Try again later.')]
    return [broken((error as Error).message, mendOf(error))]
  }
}

function mendOf(error: unknown): string {
  if (error instanceof NotCalled) return VOUCH
  if (error instanceof OauthRefused || (error instanceof RedditRefuses && error.status === 401))
    return 'Check client_id and the client secret, and sign in again with duration=permanent for a new refresh token.'
  if (error instanceof RedditRefuses && error.status === 403)
    return 'Sign in again with the scopes identity, privatemessages, read, history and submit.'
  return 'Check the network of this machine, api_url and token_url.'
}
