import { z } from 'zod'
import { readErrand } from '../../../db/read/errands.ts'
import { parseCalendar } from '../../../domain/calendar/parse-calendar.ts'
import { parsePolicy } from '../../../domain/policy/policy-definition.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import { missingColumns } from '../../../workflows/policies/past/message-log.ts'
import { accepted, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { invalidDefinition } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentErrand } from './present.ts'
import { backTestRequest, errand } from './schema.ts'

/** Some 200,000 messages; more than that is for `sundial back-test`. */
const LARGEST_LOG = 24 * 1024 * 1024

const createBackTest = route({
  operation: 'back-tests.create',
  method: 'post',
  path: '/back-tests',
  summary:
    'Try a draft of a policy, a calendar or a roster (or what is in force) on stored conversations or a log; nothing changes. Takes a while; see GET /errands/:id.',
  body: backTestRequest,
  bodyLimit: LARGEST_LOG,
  answers: {
    202: { is: 'It has begun.', schema: errand },
    400: { is: 'invalid_request: everything that is wrong with the draft.' },
  },
  async handle(deps, { scope, now, body: { since, policy, calendar, roster, log } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const content = policy && parsePolicy(policy.definition)
    if (content && !content.ok) return invalidDefinition('policy.definition', content.problems)
    const hours = calendar && parseCalendar(calendar.definition, now)
    if (hours && !hours.ok) return invalidDefinition('calendar.definition', hours.problems)
    const duty = roster && parseSchedule(roster.schedule)
    if (duty && !duty.ok) return invalidDefinition('roster.schedule', duty.problems)
    const missing = log ? missingColumns(log.csv) : null
    if (missing !== null) return invalidDefinition('log.csv', [{ path: '', problem: missing }])
    const asked = await deps.workflows.askErrand({
      brandId: target.brand.id,
      personId: scope.personId,
      request: {
        kind: 'back_test',
        since: since === undefined ? 0 : Date.parse(since),
        ...(policy && { policy }),
        ...(calendar && { calendar }),
        ...(roster && { roster }),
        ...(log && { log: { zone: log.time_zone ?? 'UTC' } }),
      },
      ...(log && { input: log.csv }),
    })
    return accepted(presentErrand(asked))
  },
})

const readErrandRoute = route({
  operation: 'errands.read',
  method: 'get',
  path: '/errands/:id',
  summary: 'How far a back-test or a re-target is, and its figures when it is done.',
  params: z.object({ id }),
  answers: { 200: { is: 'The errand.', schema: errand }, 404: { is: 'No such errand.' } },
  async handle({ db }, { scope, params }) {
    const found = await readErrand(db, brandIds(scope), params.id)
    return found ? ok(presentErrand(found)) : notFound('errand')
  },
})

export const errandRoutes = [createBackTest, readErrandRoute]
