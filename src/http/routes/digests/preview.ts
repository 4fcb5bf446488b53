import contentDisposition from 'content-disposition'
import { Readable } from 'node:stream'
import { recordView } from '../../../db/changes/views.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { ok, type Answer } from '../../answer.ts'
import { by } from '../../by.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { csvOf } from '../figures/csv.ts'
import { figuresSheet } from './figures-sheet.ts'
import { digestPreview, digestQuery } from './schema.ts'
import { unavailable } from './unavailable.ts'

export const previewDigest = route({
  operation: 'digests.preview',
  method: 'get',
  path: '/digests/preview',
  summary: 'The digest as it would be sent, without sending it.',
  query: digestQuery,
  answers: {
    200: { is: 'The digest; by `format` as a PDF, or its figures as CSV.', schema: digestPreview },
    503: { is: 'unavailable in this process.' },
  },
  async handle(deps, { scope, query: { period, at, language, format }, viewer, header, now }) {
    const { workflows } = deps
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (!workflows.digests) return unavailable
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const brandId = target.brand.id
    await recordView(deps.db, by(deps, scope), { brandId, what: 'digest', query: { period, at }, now })
    const command = {
      brandId: target.brand.id,
      period,
      at: at === undefined ? null : parseInstant(at),
      language: language ?? pickLanguage(languages, header('accept-language')),
    }
    const named = (type: string) => download(`${target.brand.slug}-${period}.${format}`, type)
    if (format === 'pdf')
      return { ...named('application/pdf'), stream: Readable.from([await workflows.digests.print(command)]) }
    const preview = await workflows.digests.preview(command)
    if (format === 'csv')
      return {
        ...named('text/csv; charset=utf-8'),
        stream: Readable.from([csvOf(figuresSheet(preview.figures))]),
      }
    const { fromAt, toAt, ...rest } = preview
    return ok({
      brand_id: target.brand.id,
      period,
      from_at: new Date(fromAt).toISOString(),
      to_at: new Date(toAt).toISOString(),
      ...rest,
    })
  },
})

function download(fileName: string, type: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': type, 'content-disposition': contentDisposition(fileName) },
  }
}
