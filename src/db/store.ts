import { sql, type Kysely } from 'kysely'
import type { Instant } from '../domain/time/instant.ts'
import type { Store, Transaction } from '../workflows/ports/store.ts'
import { absenceFeedStore } from './absence-feed-store.ts'
import { acknowledgementStore } from './acknowledgement-store.ts'
import { admissionStore } from './admission-store.ts'
import { alarmStore } from './alarm-store.ts'
import { archive } from './archive.ts'
import { auditLog } from './audit-log.ts'
import { conversationStore } from './conversation-store.ts'
import { digestStore } from './digest-store.ts'
import { dispatchStore } from './dispatch-store.ts'
import { errandStore } from './errand-store.ts'
import { eventLog } from './event-log.ts'
import { figuresStore } from './figures-store.ts'
import { helpdeskAuditStore } from './helpdesk-audit-store.ts'
import { incidentStore } from './incident-store.ts'
import { jobs } from './jobs.ts'
import { neglectStore } from './neglect-store.ts'
import { payStore } from './pay-store.ts'
import { peopleDirectory } from './people/directory.ts'
import { peopleStore } from './people-store.ts'
import { pingStore } from './ping-store.ts'
import { privacyStore } from './privacy-store.ts'
import { pulseStore } from './pulse-store.ts'
import { remedyStore } from './remedy-store.ts'
import { replyStore } from './reply-store.ts'
import { v7 as uuid } from 'uuid'
import { againIfOvertaken } from './again-if-overtaken.ts'
import type { DB } from './schema.ts'
import { setupCache, type SetupCache } from './setup-cache.ts'
import { setupStore } from './setup-store.ts'
import { askTime } from './statements/time-at-begin.ts'
import { shopperStore } from './shopper-store.ts'
import { slotStore } from './slot-store.ts'
import { timerStore } from './timer-store.ts'

export interface StoreOptions {
  /** Null in production: then the database's clock says what time it is. */
  readonly now?: () => Instant | null
  readonly cache?: SetupCache
  readonly newId?: () => string
  /** How old the directory of people may grow before it is read anew, in milliseconds; 0 reads it every time. */
  readonly directoryFreshFor?: number
}

/** The stores that workflows ask for, each bound to one transaction. */
export function createStore(
  db: Kysely<DB>,
  { now = () => null, cache = setupCache(), newId = uuid, directoryFreshFor = 5_000 }: StoreOptions = {},
): Store {
  const directory = peopleDirectory(db, directoryFreshFor)
  const once: Store = {
    transaction: (work) =>
      db.transaction().execute(async (trx) => {
        const at = await transactionTime(trx, now())
        const tx: Transaction = {
          now: at,
          setup: setupStore(trx, db, cache),
          people: peopleStore(trx, at, cache, directory),
          conversations: conversationStore(trx),
          archive: archive(trx, newId),
          replies: replyStore(trx),
          acknowledgements: acknowledgementStore(trx, at),
          timers: timerStore(trx),
          dispatches: dispatchStore(trx, at),
          pay: payStore(trx, at),
          admissions: admissionStore(trx, at),
          pings: pingStore(trx, at),
          incidents: incidentStore(trx, at),
          pulses: pulseStore(trx),
          privacy: privacyStore(trx),
          slots: slotStore(trx, at, newId),
          shoppers: shopperStore(trx, setupStore(trx, db, cache)),
          absenceFeeds: absenceFeedStore(trx, at, newId),
          neglect: neglectStore(trx),
          figures: figuresStore(trx),
          digests: digestStore(trx, at),
          errands: errandStore(trx, at),
          alarms: alarmStore(trx, at),
          remedies: remedyStore(trx),
          helpdeskAudits: helpdeskAuditStore(trx, at),
          events: eventLog(trx),
          audit: auditLog(trx, at),
          jobs: jobs(trx),
        }
        return await work(tx)
      }),
  }
  return { transaction: (work) => againIfOvertaken(() => once.transaction(work)) }
}

async function transactionTime(trx: Kysely<DB>, pretended: Instant | null): Promise<Instant> {
  if (pretended !== null) return pretended
  const { rows } = await sql.raw<{ now: Date }>(askTime).execute(trx)
  return rows[0]!.now.getTime()
}
