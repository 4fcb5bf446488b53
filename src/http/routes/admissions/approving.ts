import { z } from 'zod'
import { readApprovals } from '../../../db/read/network.ts'
import { alreadyClaimed } from '../../already-claimed.ts'
import { noContent, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentApproval } from './present.ts'
import * as schema from './schema.ts'

export const listApprovals = route({
  operation: 'approvals.list',
  method: 'get',
  path: '/approvals',
  summary: 'Replies of experts in probation that wait for your word; their customers wait as well.',
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The nearest due time first.', schema: schema.approvals } },
  async handle({ db }, { scope }) {
    const rows = await readApprovals(db, { brandIds: brandIds(scope) })
    return ok({ items: rows.map(presentApproval), next: null })
  },
})

export const decideOnApproval = route({
  operation: 'approvals.decide',
  method: 'post',
  path: '/approvals/:id/decide',
  summary:
    "Let a reply go out, as it is or mended, or send it back. The customer's clock stops when the channel has taken it.",
  params: z.object({ id }),
  body: schema.decidedApproval,
  answers: {
    204: { is: 'It is on its way, or back with its writer.' },
    404: { is: 'No reply of that id waits.' },
    409: {
      is: 'own_reply, overtaken, already_claimed, outbound_stopped, channel_cannot_reply, nobody_to_answer.',
    },
  },
  async handle(deps, { scope, params, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const outcome = await deps.workflows.admissions.decideApproval({
      brandId: target.brand.id,
      approvalId: params.id,
      decidedBy: scope.personId,
      send: body.send && { text: body.send.text ?? null },
      note: body.note ?? null,
    })
    if (outcome.type !== 'refused') return noContent
    if (outcome.reason === 'not_waiting' || outcome.reason === 'not_found') return notFound('waiting reply')
    if (outcome.reason === 'already_claimed') return alreadyClaimed(deps.db, outcome.by)
    return problem(409, outcome.reason, told[outcome.reason])
  },
})

const told = {
  own_reply: 'Nobody approves their own reply: ask another lead.',
  overtaken:
    'Nobody waits for this reply any more: the customer was answered, or the conversation was merged.',
  outbound_stopped: 'A lead has stopped all outbound traffic of this brand.',
  channel_cannot_reply: 'Nothing can be sent through this channel.',
  nobody_to_answer: 'No customer has written in this conversation.',
} as const
