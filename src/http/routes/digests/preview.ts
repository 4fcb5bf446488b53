import { recordView } from '../../../db/changes/views.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { digestPreview, digestQuery } from './schema.ts'
import { unavailable } from './unavailable.ts'

export const previewDigest = route({
  operation: 'digests.preview',
  method: 'get',
  path: '/digests/preview',
  summary: 'The digest as it would be sent, without sending it.',
  query: digestQuery,
  answers: { 200: { is: 'The digest.', schema: digestPreview }, 503: { is: 'unavailable in this process.' } },
  async handle(deps, { scope, query: { period, at, language }, viewer, header, now }) {
    const { workflows } = deps
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (!workflows.digests) return unavailable
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const brandId = target.brand.id
    await recordView(deps.db, by(deps, scope), { brandId, what: 'digest', query: { period, at }, now })
    const preview = await workflows.digests.preview({
      brandId: target.brand.id,
      period,
      at: at === undefined ? null : parseInstant(at),
      language: language ?? pickLanguage(languages, header('accept-language')),
    })
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
