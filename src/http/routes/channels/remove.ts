import { z } from 'zod'
import { removeChannel as remove } from '../../../db/changes/channels.ts'
import { noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { route } from '../../route.ts'
import { findChannel, unknownChannel } from './find.ts'

export const removeChannel = route({
  operation: 'channels.remove',
  method: 'delete',
  path: '/channels/:channel',
  summary:
    'Disconnect a channel: nothing comes or goes through it any more. Its conversations stay. `:channel` is id or slug.',
  params: z.object({ channel: z.string() }),
  answers: { 204: { is: 'Removed.' }, 404: { is: 'unknown_channel, with `known`.' } },
  async handle(deps, { scope, params, now }) {
    const channel = await findChannel(deps, scope, params.channel)
    if (!channel || !(await remove(deps.db, by(deps, scope), channel, new Date(now))))
      return unknownChannel(deps, scope, params.channel)
    deps.setupChanged()
    return noContent
  },
})
