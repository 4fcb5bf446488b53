import { addChannel } from '../../../db/changes/channels.ts'
import { orConflict } from '../../../db/changes/conflict.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { checkChannel } from './check.ts'
import { findChannel } from './find.ts'
import { presentChannel } from './present.ts'
import { channel, newChannel } from './schema.ts'

export const createChannel = route({
  operation: 'channels.create',
  method: 'post',
  path: '/channels',
  summary: 'Connect a channel. It begins by observing unless you say otherwise.',
  body: newChannel,
  answers: {
    201: { is: 'The channel.', schema: channel },
    400: { is: 'invalid_request, with everything that is wrong in the settings.' },
    409: { is: 'taken: the slug or the address.' },
  },
  async handle(deps, { scope, body: { slug, name, kind, adapter, mode, address, settings } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const wrong = checkChannel(deps, { adapter, kind, settings })
    if (wrong) return wrong
    const row = {
      id: deps.newId(),
      brand_id: target.brand.id,
      slug,
      name,
      kind,
      adapter,
      mode,
      address: address ?? null,
      settings,
    }
    const conflict = await orConflict(() => addChannel(deps.db, by(deps, scope), row))
    if (conflict) return taken('slug or address')
    deps.setupChanged()
    return created(presentChannel(deps, (await findChannel(deps, scope, row.id))!))
  },
})
