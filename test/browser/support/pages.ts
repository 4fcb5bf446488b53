import { audit } from './fixtures/audits.ts'
import { boardRows } from './fixtures/board.ts'
import { policies } from './fixtures/setup.ts'

const conversation = boardRows()[0]?.conversation_id ?? ''
const policy = policies[1]?.id ?? ''
/** Pages of the office, by what one comes for. */
export const office: Readonly<Record<string, readonly string[]>> = {
  'the work of the day': [
    '/board',
    `/conversations/${conversation}`,
    '/breaches',
    '/roster',
    '/recovery',
    '/operations',
    '/network',
    '/no-such-page',
  ],
  'what is set up': [
    '/people',
    '/policies',
    '/policies/new',
    `/policies/${policy}`,
    '/channels',
    '/snippets',
    '/network/rules',
    '/welcome',
    '/audit',
    '/account',
  ],
  'what is read': [
    '/audits',
    `/audits/${audit.id}`,
    '/executive',
    '/figures?figure=neglected',
    '/figures?figure=first_contact',
    '/definitions',
    '/digest',
    '/remedies',
    '/shoppers',
  ],
}
/** Pages of an expert. */
export const phone = [
  '/expert',
  '/expert/mine',
  `/expert/conversations/${conversation}`,
  '/expert/me',
  '/expert/money',
  '/expert/joining',
  '/expert/feedback',
]
