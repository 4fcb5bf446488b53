import { guessColumns } from '../../../helpdesk/csv/columns.ts'
import { peekCsv, readCsv } from '../../../helpdesk/csv/read-csv.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { invalid, rulesOf, unknownZone } from './connection.ts'
import { presentAudit } from './present.ts'
import { csvAudited, csvAuditRequest, csvPeek, csvPeekRequest } from './schema.ts'

export const guessCsv = route({
  operation: 'helpdesk-audits.columns',
  method: 'post',
  path: '/helpdesk-audits/columns',
  summary:
    'Guess which column of a log of messages is which, from its first lines. Look at it before you go on.',
  body: csvPeekRequest,
  answers: {
    200: { is: 'The header, some rows, and the guess.', schema: csvPeek },
    400: { is: 'unreadable: it is no CSV.' },
  },
  handle(_, { body }) {
    try {
      const { header, rows } = peekCsv(body.csv)
      return Promise.resolve(
        ok({ header: [...header], rows: rows.map((row) => [...row]), columns: { ...guessColumns(header) } }),
      )
    } catch (error) {
      return Promise.resolve(unreadable(error))
    }
  },
})

const LARGEST = 48 * 1024 * 1024
const BROKEN_SHOWN = 50

export const auditCsv = route({
  operation: 'helpdesk-audits.csv',
  method: 'post',
  path: '/helpdesk-audits/csv',
  summary:
    'Audit a log of messages by a mapping of its columns. Rows that cannot be read are left out and named.',
  body: csvAuditRequest,
  bodyLimit: LARGEST,
  answers: {
    200: { is: 'The audit with its report.', schema: csvAudited },
    400: { is: 'invalid_request, with everything that is wrong in the mapping; unreadable: it is no CSV.' },
  },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const rules = await rulesOf(deps, target.brand.id, body)
    if (!rules) return unknownZone
    const { name, csv, columns, authors = {} } = body
    const read = tryRead(csv, { columns, authors, timeZone: body.time_zone ?? null })
    if (read instanceof Error) return unreadable(read)
    if (!read.ok) return invalid(read.problems)
    const broken = read.broken.slice(0, BROKEN_SHOWN).map((row) => ({ ...row }))
    if (read.facts.length === 0)
      return problem(
        400,
        'invalid_request',
        `No row could be read: ${broken[0]?.problem ?? 'the file has none'}.`,
        {
          errors: broken.map(({ line, problem: what }) => ({ path: `body.csv line ${line}`, problem: what })),
        },
      )
    const audit = await deps.workflows.helpdesks.auditFile({
      brandId: target.brand.id,
      personId: scope.personId,
      name,
      rules,
      facts: read.facts,
      since: read.since,
      until: read.until,
      broken: read.broken.length,
    })
    return ok({ audit: presentAudit(audit), broken })
  },
})

function tryRead(...args: Parameters<typeof readCsv>): ReturnType<typeof readCsv> | Error {
  try {
    return readCsv(...args)
  } catch (error) {
    return error as Error
  }
}

function unreadable(error: unknown) {
  return problem(
    400,
    'unreadable',
    `This is no CSV with a header: ${error instanceof Error ? error.message : String(error)}.`,
  )
}
