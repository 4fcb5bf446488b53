import { z } from 'zod'
import { recordView } from '../../../db/changes/views.ts'
import { readFigureConversations, sharedFigureNames } from '../../../db/read/experience-conversations.ts'
import { formatInstant, parseInstant } from '../../../domain/time/instant.ts'
import { by } from '../../by.ts'
import { list } from '../../list.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { channelKind, id, instant, page, pageQuery } from '../../schema.ts'
import { figuresQuery } from './schema.ts'

export const figureConversation = z
  .object({
    conversation_id: id,
    at: instant,
    /** Whether it is one of the part, or only of the whole. */
    counted: z.boolean(),
    customer_name: z.string().nullable(),
    channel_kind: channelKind,
    subject: z.string().nullable(),
  })
  .meta({ id: 'FigureConversation' })

export const figureConversations = page(figureConversation).meta({ id: 'FigureConversations' })

export const listFigureConversations = route({
  operation: 'figures.conversations',
  method: 'get',
  path: '/figures/conversations',
  summary: 'The conversations behind a figure of how it was for customers, newest first.',
  query: z.object({
    ...figuresQuery.shape,
    figure: z.enum(sharedFigureNames).default('first_contact'),
    ...pageQuery,
  }),
  answers: { 200: { is: 'A page of conversations.', schema: figureConversations } },
  async handle(deps, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    await recordView(deps.db, by(deps, scope), { brandId, what: 'conversations', query, now })
    const asked = { brandId, from: parseInstant(query.from)!, to: parseInstant(query.to)!, now }
    return list(
      query,
      z.tuple([z.iso.datetime(), z.uuid()]),
      (after, limit) =>
        readFigureConversations(
          deps.db,
          asked,
          query.figure,
          after && { at: after[0], conversationId: after[1] },
          limit,
        ),
      (row) => [formatInstant(row.at.getTime()), row.conversation_id],
      (row) => ({ ...row, at: formatInstant(row.at.getTime()) }),
    )
  },
})
