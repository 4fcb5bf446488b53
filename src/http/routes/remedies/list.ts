import { z } from 'zod'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { brandQuery } from '../../schema.ts'
import { presentTrial } from './present.ts'
import { trials } from './schema.ts'

export const listRemedies = route({
  operation: 'remedies.list',
  method: 'get',
  path: '/remedies',
  summary: 'Remedies that were tried, with what was achieved beside what was predicted.',
  query: z.object(brandQuery),
  answers: { 200: { is: 'The last hundred, newest first.', schema: trials } },
  async handle({ workflows }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const found = await workflows.listTrials(target.brand.id)
    return ok({ items: found.map(({ trial, result }) => presentTrial(trial, result)), next: null })
  },
})
