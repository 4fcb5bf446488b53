import { z } from 'zod'
import { definedFigureNames, definedFigures } from '../../../domain/neglect/definitions.ts'
import { digestLanguages } from '../../../domain/digest/languages.ts'
import { translator } from '../../../i18n/translate.ts'
import { ok } from '../../answer.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { route } from '../../route.ts'
import { figureDefinitions } from './schema.ts'

export const listDefinitions = route({
  operation: 'figures.definitions',
  method: 'get',
  path: '/figures/definitions',
  summary: 'What each figure means.',
  query: z.object({
    /** Without it your own, or what your browser asks for. */
    language: z.enum(digestLanguages).optional(),
  }),
  answers: { 200: { is: 'All figures.', schema: figureDefinitions } },
  handle(_, { query, viewer, header }) {
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const t = translator(query.language ?? pickLanguage(languages, header('accept-language')), 'figures')
    const items = definedFigureNames.map((figure) => ({
      figure,
      title: t(`${figure}.title`),
      text: t(`${figure}.text`),
      opens_to: definedFigures[figure].opensTo,
    }))
    return Promise.resolve(ok({ items, next: null }))
  },
})
