import { z } from 'zod'
import { addPhoneTest, readPhoneTest, setPhoneTestShown } from '../../../db/changes/phone-tests.ts'
import { readAdmissions } from '../../../db/read/network.ts'
import type { BrandId } from '../../../domain/ids.ts'
import { PRACTICE_CURRENCY } from '../../../domain/pay/pay-entry.ts'
import { PRACTICE_PAY } from '../../../workflows/pay/practise.ts'
import { created, noContent, ok } from '../../answer.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { phoneTest, practiceAnswer, practised } from './schema.ts'

const answerPractice = route({
  operation: 'practice.answer',
  method: 'post',
  path: '/me/practice',
  summary:
    'Answer the practice offer of a brand that you applied to. It pays practice money, once; nobody reads the answer.',
  body: practiceAnswer,
  answers: { 200: { is: 'What it paid.', schema: practised }, 404: { is: 'You have not applied there.' } },
  async handle({ db, workflows }, { scope, body }) {
    if (!scope.personId) return personNeeded
    const rows = await readAdmissions(db, { personId: scope.personId })
    if (!rows.some((one) => one.brand_id === body.brand_id)) return notFound('admission of yours')
    const paid = await workflows.pay.practise(body.brand_id as BrandId, scope.personId)
    return ok({ amount_minor: PRACTICE_PAY, currency: PRACTICE_CURRENCY, paid })
  },
})

const testPhone = route({
  operation: 'phone-tests.create',
  method: 'post',
  path: '/me/phone-tests',
  summary: 'Push a test to your browsers, to see how long it takes until it is shown.',
  answers: {
    201: { is: 'On its way.', schema: phoneTest },
    409: { is: 'no_browser: none of yours takes pushes now.' },
  },
  async handle(deps, { scope, viewer, header, now }) {
    if (!scope.personId) return personNeeded
    const test = { id: deps.newId(), personId: scope.personId }
    await addPhoneTest(deps.db, test)
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const language = pickLanguage(languages, header('accept-language'))
    const tested = await deps.testPhone?.({ ...test, language, now })
    const { taken = 0, gone = 0, failed = 0 } = tested ?? {}
    if (taken === 0) return problem(409, 'no_browser', whyNoBrowser(gone, failed), { gone, failed })
    const row = await readPhoneTest(deps.db, test)
    return row ? created({ ...row, browsers: taken, gone }) : notFound('test')
  },
})

function whyNoBrowser(gone: number, failed: number): string {
  if (failed > 0) return 'The push service of your browser did not take it. Test again in a minute.'
  return gone > 0
    ? 'Your browser had ended its subscription; it is removed here. Switch pushes off and on again, then test again.'
    : 'None of your browsers took it: switch pushes on in this one, then test again.'
}

const readTest = route({
  operation: 'phone-tests.read',
  method: 'get',
  path: '/me/phone-tests/:id',
  summary: 'Whether the test was shown, and after how long.',
  params: z.object({ id }),
  answers: { 200: { is: 'The test.', schema: phoneTest }, 404: { is: 'No such test of yours.' } },
  async handle({ db }, { scope, params }) {
    if (!scope.personId) return personNeeded
    const row = await readPhoneTest(db, { id: params.id, personId: scope.personId })
    return row ? ok({ ...row, browsers: 1, gone: 0 }) : notFound('test of yours')
  },
})

const testShown = route({
  operation: 'phone-tests.shown',
  method: 'post',
  path: '/me/phone-tests/:id/shown',
  summary:
    "The phone shows the test now. The house's clock measures: one that is set back on the phone changes nothing.",
  params: z.object({ id }),
  answers: { 204: { is: 'Noted; the first time counts.' }, 404: { is: 'No such test of yours.' } },
  async handle({ db }, { scope, params }) {
    if (!scope.personId) return personNeeded
    const known = await setPhoneTestShown(db, { id: params.id, personId: scope.personId })
    return known ? noContent : notFound('test of yours')
  },
})

export const practiceRoutes = [answerPractice, testPhone, readTest, testShown]
