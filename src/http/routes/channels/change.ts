import { z } from 'zod'
import { alterChannel } from '../../../db/changes/channels.ts'
import { orConflict } from '../../../db/changes/conflict.ts'
import type { BrandId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { route } from '../../route.ts'
import { taken } from '../../refusals.ts'
import { checkChannel } from './check.ts'
import { findChannel, unknownChannel } from './find.ts'
import { presentChannel } from './present.ts'
import { changedChannel, channel } from './schema.ts'

export const changeChannel = route({
  operation: 'channels.change',
  method: 'patch',
  path: '/channels/:channel',
  summary:
    'Change how far Sundial goes on a channel, its name, address or settings. `:channel` is id or slug.',
  params: z.object({ channel: z.string() }),
  body: changedChannel,
  answers: {
    200: { is: 'The channel.', schema: channel },
    400: { is: 'invalid_request, with everything that is wrong in the settings.' },
    404: { is: 'unknown_channel, with `known`.' },
    409: { is: 'taken: the address.' },
  },
  async handle(deps, { scope, params, body: { mode, ...change } }) {
    const before = await findChannel(deps, scope, params.channel)
    if (!before) return unknownChannel(deps, scope, params.channel)
    const wrong =
      change.settings &&
      checkChannel(deps, { adapter: before.adapter, kind: before.kind, settings: change.settings })
    if (wrong) return wrong
    if (Object.keys(change).length > 0) {
      const altered = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      if (await orConflict(() => alterChannel(deps.db, by(deps, scope), before, altered)))
        return taken('address')
    }
    if (mode && mode !== before.mode) {
      await deps.workflows.changeMode({
        brandId: before.brand_id as BrandId,
        channelId: before.id,
        mode,
        personId: scope.personId,
      })
    }
    deps.setupChanged()
    return ok(presentChannel(deps, (await findChannel(deps, scope, before.id)) ?? before))
  },
})
