import { endSecondStep, readSecondStep } from '../../../db/auth/second-steps.ts'
import { enter } from '../../auth/enter.ts'
import { judgeCode } from '../../auth/judge-code.ts'
import { forgiveTries, takeTry } from '../../auth/sign-in-limits.ts'
import { tellOfChange } from '../../auth/tell-of-change.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { begun } from '../session/create.ts'
import { session } from '../session/schema.ts'
import { written } from './schema.ts'

export const takeSecondStep = route({
  operation: 'session.second-step',
  method: 'post',
  path: '/session/second-step',
  summary: 'The code that follows the password or the link: of the app, or a recovery code.',
  body: written,
  answers: {
    200: { is: 'Signed in; the session is in the cookie.', schema: session },
    401: { is: 'wrong_code; second_step_over: begin again with the password.' },
    429: { is: 'Too many tries; Retry-After says when the next is heard.' },
  },
  async handle(deps, { body, ip, header, stepId, now }) {
    const step = stepId ? await readSecondStep(deps.db, stepId, deps.now()) : null
    if (!stepId || !step) return over
    const { personId, email } = step
    const tooMany = await takeTry(deps.limits, email, ip)
    if (tooMany) return tooMany
    const judged = await judgeCode(deps, personId, body.code, now)
    if (judged.type === 'wrong') {
      deps.log.warn({ personId, ip }, 'a wrong code was refused')
      return wrong
    }
    await forgiveTries(deps.limits, email, ip)
    await endSecondStep(deps.db, stepId)
    const by = judged.by === 'app' ? 'code' : 'recovery-code'
    const entered = await enter(deps, { personId, by, userAgent: header('user-agent'), ip, proved: true })
    if (entered.type !== 'in') return over
    if (judged.by === 'recovery') await tellOfChange(deps, personId, 'recovery_code_used')
    return (await begun(deps, entered.session, header('accept-language'))) ?? over
  },
})

const wrong = problem(
  401,
  'wrong_code',
  'This code is wrong, was used already or is too old. Wait for the next one in the app, and see that the phone sets its clock by itself; or use a recovery code.',
)
const over = {
  ...problem(401, 'second_step_over', 'This attempt to sign in is over: begin again with your password.'),
  step: null,
}
