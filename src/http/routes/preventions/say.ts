import { z } from 'zod'
import { sayPrevention as say } from '../../../db/changes/preventions.ts'
import { readConversation } from '../../../db/read/conversation.ts'
import { noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'

export const sayPrevention = route({
  operation: 'preventions.say',
  method: 'put',
  path: '/conversations/:id/prevention',
  summary: 'Say in a line what would have prevented this case. Executives read it ranked, without your name.',
  params: z.object({ id }),
  body: z.object({ text: z.string().trim().min(1).max(300) }),
  answers: { 204: { is: 'Noted.' }, 404: { is: 'No such conversation.' } },
  async handle(deps, { scope, params, body, now }) {
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const said = { brandId: conversation.brand_id, conversationId: params.id, text: body.text, now }
    await say(deps.db, by(deps, scope), said)
    return noContent
  },
})
