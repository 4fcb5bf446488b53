import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { adapter, type Adapter } from '../port/adapter.ts'
import { settlingPosition } from '../port/settling.ts'
import { answerX } from './answer-x.ts'
import { newer } from './newer.ts'
import { answerIn, DIRECT_FIELDS, directIn, mentionIn, POST_FIELDS } from './posts.ts'
import { testX } from './test-x.ts'
import { xApi } from './x-api.ts'
import { xSettings } from './x-settings.ts'

const position = z
  .object({ mention: settlingPosition, own: settlingPosition, direct: settlingPosition.optional() })
  .nullable()
  .catch(null)
const me = z.object({ data: z.object({ id: z.string() }) })

/** Mentions, replies and direct messages of one account at X; answers written in the app stop the clock too. */
export const xAdapter: Adapter = adapter({
  name: 'x',
  kinds: ['social'],
  settings: xSettings,
  open(line) {
    const { settings, now } = line
    const api = xApi(line)
    let self: Promise<string> | null = null
    const ownId = () => {
      self ??= api.get('users/me').then((answer) => me.parse(answer).data.id)
      self.catch(() => (self = null))
      return self
    }
    return {
      async pull(before) {
        const known = position.parse(before)
        const own = await ownId()
        const at = await now()
        const mentions = await newer(api, `users/${own}/mentions`, POST_FIELDS, known && known.mention, {
          sinceId: true,
          now: at,
        })
        const posts = await newer(
          api,
          `users/${own}/tweets`,
          { ...POST_FIELDS, exclude: 'retweets' },
          known && known.own,
          { sinceId: true, now: at },
        )
        const direct = settings.direct_messages
          ? await newer(api, 'dm_events', DIRECT_FIELDS, known?.direct ?? null, {
              sinceId: false,
              now: at,
            })
          : null
        return {
          arrivals: [
            ...mentions.items.flatMap((item) => mentionIn(item, mentions.users, own)),
            ...posts.items.flatMap((item) => answerIn(item, own)),
            ...(direct?.items.flatMap((item) => directIn(item, direct.users, own)) ?? []),
          ],
          position: {
            mention: mentions.position,
            own: posts.position,
            ...(direct && { direct: direct.position }),
          },
          pause: settings.poll_seconds * SECOND,
        }
      },
      reply: async (context) => answerX(api, context, await ownId(), now),
      test: () => testX(api, settings),
    }
  },
})
