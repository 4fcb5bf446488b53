import { z } from 'zod'
import { readChannels } from '../../../db/read/channels.ts'
import { brandIds } from '../../by.ts'
import { list } from '../../list.ts'
import { route } from '../../route.ts'
import { presentChannel } from './present.ts'
import { channels, channelsQuery } from './schema.ts'

export const listChannels = route({
  operation: 'channels.list',
  method: 'get',
  path: '/channels',
  summary: 'The doors on which customers knock, with mode and health.',
  query: channelsQuery,
  answers: { 200: { is: 'A page of channels.', schema: channels } },
  handle: (deps, { scope, query }) =>
    list(
      query,
      z.tuple([z.string()]),
      (after, limit) => readChannels(deps.db, brandIds(scope), { after: after?.[0] ?? null, limit }),
      (row) => [row.slug],
      (row) => presentChannel(deps, row),
    ),
})
