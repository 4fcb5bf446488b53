import { coverageOfBrand } from '../../../db/read/coverage-of-brand.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { presentCoverage } from './present.ts'
import { coverage, coverageQuery } from './schema.ts'

export const readCoverage = route({
  operation: 'coverage.read',
  method: 'get',
  path: '/coverage',
  summary: 'Hours ahead that nobody covers, by channel and language, against the demand that was learnt.',
  query: coverageQuery,
  answers: { 200: { is: 'The needs with most customers in gaps first.', schema: coverage } },
  async handle({ db }, { scope, query, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const needs = await coverageOfBrand(db, target.brand.id, now, query.days * DAY)
    const asked = needs
      .filter(({ kind }) => query.channel_kind === undefined || kind === query.channel_kind)
      .filter(({ language }) => query.language === undefined || language === query.language)
    return ok(presentCoverage(asked, now, query.days, { everyHour: query.hours === 'true' }))
  },
})
