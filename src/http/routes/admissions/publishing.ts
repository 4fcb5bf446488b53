import { publishAgreement, publishTest } from '../../../db/changes/network.ts'
import { readAgreements, readBrandTests } from '../../../db/read/published.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { created, ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import * as schema from './schema.ts'

export const publishNewAgreement = route({
  operation: 'agreements.publish',
  method: 'post',
  path: '/agreements',
  summary: 'Publish the next version of what experts agree to.',
  body: schema.newAgreement,
  answers: { 201: { is: 'Its version.', schema: schema.published } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const agreement = {
      text: body.text,
      customerCountries: body.customer_countries ?? null,
      requiredAt: body.required_at === undefined ? now : parseInstant(body.required_at)!,
    }
    return created({
      version: await publishAgreement(deps.db, by(deps, scope), target.brand.id, agreement, now),
    })
  },
})

export const publishNewTest = route({
  operation: 'brand-tests.publish',
  method: 'post',
  path: '/brand-tests',
  summary: "Publish the brand's own test; questions without choices are read by a lead.",
  body: schema.newTest,
  answers: { 201: { is: 'Its version.', schema: schema.published } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const test = { questions: body.questions, passPercent: body.pass_percent }
    return created({ version: await publishTest(deps.db, by(deps, scope), target.brand.id, test, now) })
  },
})

export const listAgreements = route({
  operation: 'agreements.list',
  method: 'get',
  path: '/agreements',
  summary: 'What experts agree to, version by version, and how many accepted each.',
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The newest first.', schema: schema.agreements } },
  async handle({ db }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const rows = await readAgreements(db, target.brand.id)
    return ok({
      items: rows.map(({ customer_countries: countries, ...row }) => ({
        ...row,
        customer_countries: countries && [...countries],
        required_at: row.required_at.toISOString(),
        published_at: row.published_at.toISOString(),
      })),
      next: null,
    })
  },
})

export const listTests = route({
  operation: 'brand-tests.list',
  method: 'get',
  path: '/brand-tests',
  summary: "The brand's own test, version by version, with the right choices: for whoever writes it.",
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The newest first.', schema: schema.brandTests } },
  async handle({ db }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const rows = await readBrandTests(db, target.brand.id)
    return ok({
      items: rows.map((row) => ({
        ...row,
        questions: row.questions.map(({ text, choices, correct }) => ({
          text,
          ...(choices && { choices: [...choices] }),
          ...(correct !== undefined && { correct }),
        })),
        published_at: row.published_at.toISOString(),
      })),
      next: null,
    })
  },
})
