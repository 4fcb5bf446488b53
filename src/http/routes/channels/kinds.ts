import { z } from 'zod'
import { ok } from '../../answer.ts'
import { route } from '../../route.ts'
import { channelKinds } from './schema.ts'

export const listChannelKinds = route({
  operation: 'channel-kinds.list',
  method: 'get',
  path: '/channel-kinds',
  summary: 'The kinds of door that can be connected, with what each wants to know.',
  answers: { 200: { is: 'All of them.', schema: channelKinds } },
  handle: ({ doors }) =>
    Promise.resolve(
      ok({
        items: [...doors.adapters.values()].map(({ name, kinds, answers, settings }) => ({
          adapter: name,
          kinds: [...kinds],
          answers: answers !== false,
          settings: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
        })),
        next: null,
      }),
    ),
})
