import { queryOptions } from '@tanstack/react-query'
import type {
  AbsenceFeeds,
  Admissions,
  Disputes,
  Feedback,
  OpenSlots,
  OwnPay,
  PayEntries,
  PayStatements,
  Preferences,
} from '../../http/api-types.ts'
import { request } from '../api/request.ts'

function mine<Data>(key: string, path: string) {
  return queryOptions({
    queryKey: ['mine', key],
    queryFn: ({ signal }) => request<Data>(path, { signal }),
  })
}

/** What I am owed, and when it comes. */
export const ownPayQuery = mine<OwnPay>('pay', '/me/pay')
export const ownEntriesQuery = mine<PayEntries>('entries', '/me/pay/entries?limit=50')
export const ownStatementsQuery = mine<PayStatements>('statements', '/statements')
export const ownDisputesQuery = mine<Disputes>('disputes', '/me/disputes')
export const ownAdmissionsQuery = mine<Admissions>('admissions', '/me/admissions')
export const preferencesQuery = mine<Preferences>('preferences', '/me/preferences')
export const calendarsQuery = mine<AbsenceFeeds>('calendars', '/absence-feeds')
export const slotsQuery = mine<OpenSlots>('slots', '/open-slots')
export const feedbackQuery = mine<Feedback>('feedback', '/me/feedback')
