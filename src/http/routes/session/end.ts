import { endSession as end } from '../../../db/auth/sessions.ts'
import { noContent } from '../../answer.ts'
import { route } from '../../route.ts'

export const endSession = route({
  operation: 'session.end',
  method: 'delete',
  path: '/session',
  summary: 'Sign out. Harmless to repeat.',
  answers: { 204: { is: 'Signed out.' } },
  async handle({ db }, { sessionId }) {
    if (sessionId) await end(db, sessionId)
    return { ...noContent, session: null }
  },
})
