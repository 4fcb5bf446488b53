import type { AdmissionOutcome } from '../../../workflows/admission/act-on-admission.ts'
import type { Answer } from '../../answer.ts'
import { notFound, problem } from '../../problem.ts'

type Refused = Extract<AdmissionOutcome, { type: 'refused' }>
type Why = { readonly reason: Refused['reason']; readonly state?: string }

export function refusedAct({ reason, state }: Why): Answer {
  switch (reason) {
    case 'not_found':
      return notFound('admission')
    case 'not_now':
      return problem(409, 'not_now', `This is not what comes next: the admission is "${state ?? ''}".`, {
        state,
      })
    case 'no_such_agreement':
      return problem(409, 'no_such_agreement', 'There is no agreement of that version: read the newest one.')
    case 'own_admission':
      return problem(409, 'own_admission', 'Nobody decides about their own admission: ask another lead.')
  }
}
