import { z } from 'zod'
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
    const opened = deps.doors.of(channel)
    const leave = opened.ok ? opened.door.leave?.bind(opened.door) : undefined
    const command = { brandId: channel.brandId, channelId: channel.id, personId: scope.personId }
    if (leave) await deps.workflows.settleChannel(command)
    if (!(await remove(deps.db, by(deps, scope), row, new Date(now))))
      return unknownChannel(deps, scope, params.channel)
    deps.setupChanged()
    if (query.erase === 'true') await deps.workflows.forgetChannel(command)
    if (!leave) return noContent
    const findings = await leave()
    return ok({
      ok: findings.every(({ verdict }) => verdict !== 'fail'),
      findings: findings.map(({ verdict, message, mend }) => ({ verdict, message, mend: mend ?? null })),
    })
  },
})
