import { z } from 'zod'
import { renameChannel } from '../../../db/changes/channels.ts'
import type { BrandId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { route } from '../../route.ts'
import { findChannel, unknownChannel } from './find.ts'
import { presentChannel } from './present.ts'
import { changedChannel, channel } from './schema.ts'

export const changeChannel = route({
  operation: 'channels.change',
  method: 'patch',
  path: '/channels/:channel',
  summary: 'Change how far Sundial goes on a channel, or its name. `:channel` is id or slug.',
  params: z.object({ channel: z.string() }),
  body: changedChannel,
  answers: { 200: { is: 'The channel.', schema: channel }, 404: { is: 'unknown_channel, with `known`.' } },
  async handle(deps, { scope, params, body: { mode, name } }) {
    const before = await findChannel(deps, scope, params.channel)
    if (!before) return unknownChannel(deps, scope, params.channel)
    if (mode && mode !== before.mode) {
      await deps.workflows.changeMode({
        brandId: before.brand_id as BrandId,
        channelId: before.id,
        mode,
        personId: scope.personId,
      })
    }
    if (name && name !== before.name) await renameChannel(deps.db, by(deps, scope), before, name)
    deps.setupChanged()
    return ok(presentChannel((await findChannel(deps, scope, before.id)) ?? before))
  },
})
