import { z } from 'zod'
import { disconnect } from '../../../channels/port/disconnect.ts'
import { removeChannel as remove } from '../../../db/changes/channels.ts'
import { noContent, ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { route } from '../../route.ts'
import { channelOf } from './channel-of.ts'
import { findChannel, unknownChannel } from './find.ts'
import { channelTest } from './schema.ts'

export const removeChannel = route({
  operation: 'channels.remove',
  method: 'delete',
  path: '/channels/:channel',
  summary:
    'Disconnect a channel: nothing comes or goes through it any more. Its conversations stay, unless `erase` forgets them. A helpdesk is left clean: our webhook and tags go. `:channel` is id or slug.',
  params: z.object({ channel: z.string() }),
  query: z.object({
    /** Forgets words, files and names of everything that came through it; numbers stay. */
    erase: z.enum(['true', 'false']).default('false'),
  }),
  answers: {
    200: {
      is: 'Removed, and what was taken away in the helpdesk, or has to be by hand.',
      schema: channelTest,
    },
    204: { is: 'Removed; there was nothing to take away.' },
    404: { is: 'unknown_channel, with `known`.' },
  },
  async handle(deps, { scope, params, query, now }) {
    const row = await findChannel(deps, scope, params.channel)
    if (!row) return unknownChannel(deps, scope, params.channel)
    const channel = channelOf(row)
    const command = { brandId: channel.brandId, channelId: channel.id, personId: scope.personId }
    const findings = await disconnect(deps.doors, channel, query.erase === 'true', {
      settle: () => deps.workflows.settleChannel(command),
      remove: async () => {
        const removed = await remove(deps.db, by(deps, scope), row, new Date(now))
        deps.setupChanged()
        return removed
      },
      forget: () => deps.workflows.forgetChannel(command),
    })
    if (findings === null) return unknownChannel(deps, scope, params.channel)
    if (findings.length === 0) return noContent
    return ok({
      ok: findings.every(({ verdict }) => verdict !== 'fail'),
      findings: findings.map(({ verdict, message, mend }) => ({ verdict, message, mend: mend ?? null })),
    })
  },
})
