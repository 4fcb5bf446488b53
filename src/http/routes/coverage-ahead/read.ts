import { coverageOfBrand, type NeedCovered } from '../../../db/read/coverage-of-brand.ts'
import { DAY, HOUR } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import type { Coverage } from '../../api-types.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
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
    const from = Math.ceil(now / HOUR) * HOUR
    return ok({
      from: new Date(from).toISOString(),
      to: new Date(from + query.days * DAY).toISOString(),
      needs: needs
        .filter(({ kind }) => query.channel_kind === undefined || kind === query.channel_kind)
        .filter(({ language }) => query.language === undefined || language === query.language)
        .toSorted((a, b) => b.coverage.arrivalsInGaps - a.coverage.arrivalsInGaps)
        .map((need) => present(need, query.hours === 'true')),
    })
  },
})

function present(
  { kind, language, staffing, demand, coverage }: NeedCovered,
  everyHour: boolean,
): Coverage['needs'][number] {
  const perWeek = demand.reduce((sum, { perHour }) => sum + perHour.reduce((all, one) => all + one, 0), 0)
  return {
    channel_kind: kind,
    language,
    target_seconds: staffing.targetSeconds,
    handle_seconds: staffing.handleSeconds,
    arrivals_a_week: rounded(perWeek),
    arrivals_in_gaps: rounded(coverage.arrivalsInGaps),
    uncovered_hours: rounded(coverage.uncovered / HOUR),
    short_hours: coverage.hours.filter(({ people, needed }) => people > 0 && people < needed).length,
    gaps: coverage.gaps.map(periodOf),
    demand: demand.map(({ zone, perHour }) => ({ time_zone: zone, per_hour: perHour.map(rounded) })),
    hours: everyHour
      ? coverage.hours.map(({ arrivals, needed, people, ...period }) => ({
          ...periodOf(period),
          arrivals: rounded(arrivals),
          needed,
          people,
        }))
      : [],
  }
}

function periodOf({ from, to }: { readonly from: number; readonly to: number }) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
