import { parseInstant } from '../../../domain/time/instant.ts'
import { created } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { presentTrial } from './present.ts'
import { newTrial, trial } from './schema.ts'

export const tryRemedy = route({
  operation: 'remedies.try',
  method: 'post',
  path: '/remedies',
  summary: 'Make a draft of the one decision that a digest names; nothing changes for anybody yet.',
  body: newTrial,
  answers: {
    201: { is: 'The draft.', schema: trial },
    409: { is: 'no_remedy: the digest of that period names none beyond chance.' },
  },
  async handle({ workflows }, { scope, body: { period, at } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const made = await workflows.tryRemedy({
      brandId: target.brand.id,
      period,
      at: at === undefined ? null : parseInstant(at),
      personId: scope.personId,
    })
    return made ? created(presentTrial(made, null)) : noRemedy
  },
})

const noRemedy = problem(
  409,
  'no_remedy',
  'No single step would have changed more in that period than chance does; ask for another one by "period" and "at".',
)
