import type { TaskList } from 'graphile-worker'
import type { JobName } from '../src/workflows/ports/jobs.ts'
import type { AbsenceFeedDeps } from '../src/workflows/absences/read-absence-feed.ts'
import type { AcknowledgeDeps } from '../src/workflows/acknowledgements/acknowledge-turn.ts'
import type { HelpdeskDeps } from '../src/workflows/helpdesk/helpdesk-deps.ts'
import type { SendPingsDeps } from '../src/workflows/notify/send-pings.ts'
import type { SendAlarmDeps } from '../src/workflows/alarms/send-alarm.ts'
import type { SendDigestDeps } from '../src/workflows/digests/send-digest.ts'
import type { DeliverReplyDeps } from '../src/workflows/replies/deliver-reply.ts'
import { acknowledgeTurnsTask } from './acknowledge-turns.ts'
import { auditDispatchesTask } from './audit-dispatches.ts'
import { auditHelpdeskTask } from './audit-helpdesk.ts'
import { deliverReplyTask } from './deliver-reply.ts'
import { followClaimTask } from './follow-claim.ts'
import { forgetTheOldTask } from './forget-the-old.ts'
import { handOverShiftsTask } from './hand-over-shifts.ts'
import { makeVisitTask } from './make-visit.ts'
import { makeVisitsTask } from './make-visits.ts'
import { offerSlotsTask } from './offer-slots.ts'
import { queueDigestsTask } from './queue-digests.ts'
import type { ShopperDeps } from '../src/workflows/shopper/make-visits.ts'
import { makeStatementsTask } from './make-statements.ts'
import { readAbsenceFeedsTask } from './read-absence-feeds.ts'
import { reactToStepsTask } from './react-to-steps.ts'
import { recountFairnessTask } from './recount-fairness.ts'
import { runErrandTask } from './run-errand.ts'
import { sendAlarmTask } from './send-alarm.ts'
import { sendDigestTask } from './send-digest.ts'
import { settlePayTask } from './settle-pay.ts'
import { sendPingsTask } from './send-pings.ts'
import { showHolderTask } from './show-holder.ts'
import { serveWaitingTask } from './serve-waiting.ts'
import { watchChannelsTask } from './watch-channels.ts'
import { updatePingsTask } from './update-pings.ts'
import { watchAlarmsTask } from './watch-alarms.ts'

export type TaskDeps = SendPingsDeps &
  DeliverReplyDeps &
  AcknowledgeDeps &
  SendDigestDeps &
  SendAlarmDeps &
  ShopperDeps &
  HelpdeskDeps &
  AbsenceFeedDeps

/** What the queue can do, by job name: a job without a task does not compile. */
export function tasks(deps: TaskDeps): TaskList & Record<JobName, TaskList[string]> {
  return {
    'react-to-steps': reactToStepsTask(deps),
    'deliver-reply': deliverReplyTask(deps),
    'acknowledge-turns': acknowledgeTurnsTask(deps),
    'send-pings': sendPingsTask(deps),
    'update-pings': updatePingsTask(deps),
    'serve-waiting': serveWaitingTask(deps),
    'recount-fairness': recountFairnessTask(deps),
    'follow-claim': followClaimTask(deps),
    'show-holder': showHolderTask(deps),
    'hand-over-shifts': handOverShiftsTask(deps),
    'audit-dispatches': auditDispatchesTask(deps),
    'forget-the-old': forgetTheOldTask(deps),
    'offer-slots': offerSlotsTask(deps),
    'make-statements': makeStatementsTask(deps),
    'settle-pay': settlePayTask(deps),
    'audit-helpdesk': auditHelpdeskTask(deps),
    'run-errand': runErrandTask(deps),
    'send-digest': sendDigestTask(deps),
    'read-absence-feeds': readAbsenceFeedsTask(deps),
    'make-visits': makeVisitsTask(deps),
    'make-visit': makeVisitTask(deps),
    'watch-channels': watchChannelsTask(deps),
    'queue-digests': queueDigestsTask(deps),
    'send-alarm': sendAlarmTask(deps),
    'watch-alarms': watchAlarmsTask(deps),
  }
}
