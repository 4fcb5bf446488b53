import contentDisposition from 'content-disposition'
import { Readable } from 'node:stream'
import { readEntries, readStatements } from '../../../db/read/pay.ts'
import { printStatement } from '../../../notify/pay/print-statement.ts'
import { statementSheet } from '../../../notify/pay/statement-sheet.ts'
import { ok, type Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { csvOf } from '../figures/csv.ts'
import { ownParams } from './own.ts'
import { presentEntry, presentStatement } from './present.ts'
import { payStatementDetail, payStatements, statementQuery } from './schema.ts'

/** A statement has no more lines than a person can work in a period. */
const ALL = 5_000

export const listStatements = route({
  operation: 'statements.list',
  method: 'get',
  path: '/statements',
  summary: 'Your statements; a lead sees those of their brands.',
  answers: { 200: { is: 'The newest first.', schema: payStatements } },
  async handle({ db }, { scope }) {
    return ok({ items: (await visible(db, scope)).map(presentStatement), next: null })
  },
})

export const readStatement = route({
  operation: 'statements.read',
  method: 'get',
  path: '/statements/:id',
  summary: 'One statement with its lines; by `format` as CSV or PDF.',
  params: ownParams,
  query: statementQuery,
  answers: {
    200: { is: 'The statement.', schema: payStatementDetail },
    404: { is: 'No such statement that you may see.' },
  },
  async handle({ db }, { scope, params, query, viewer, header }) {
    const [statement] = await visible(db, scope, params.id)
    if (!statement) return notFound('statement')
    const rows = await readEntries(db, { statementId: statement.id }, null, ALL)
    const entries = [...rows].reverse()
    if (query.format === 'json')
      return ok({ ...presentStatement(statement), entries: entries.map(presentEntry) })
    const name = `statement-${statement.currency}-${statement.number}`
    if (query.format === 'csv')
      return file(`${name}.csv`, 'text/csv; charset=utf-8', csvOf(statementSheet(statement, entries)))
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const language = query.language ?? pickLanguage(languages, header('accept-language'))
    return file(`${name}.pdf`, 'application/pdf', await printStatement(statement, entries, language))
  },
})

function file(name: string, type: string, content: string | Uint8Array): Answer {
  return {
    status: 200,
    stream: Readable.from([content]),
    headers: { 'content-type': type, 'content-disposition': contentDisposition(name) },
  }
}

/** One's own, and those of the brands that one leads. */
async function visible(db: Parameters<typeof readStatements>[0], scope: Scope, id?: string) {
  const led = scope.brands.filter(({ roles }) =>
    roles.some((role) => role === 'lead' || role === 'administrator'),
  )
  const one = id === undefined ? {} : { id }
  const own = scope.personId === null ? [] : await readStatements(db, { personId: scope.personId, ...one })
  const brandIds = led.map((brand) => brand.id)
  const ofBrands = brandIds.length === 0 ? [] : await readStatements(db, { brandIds, ...one })
  return [...own, ...ofBrands.filter((row) => !own.some((mine) => mine.id === row.id))]
}
