import { MINUTE } from '../../domain/time/instant.ts'
import type { AlarmSenders } from '../ports/alarm-sender.ts'
import { NoticeRefused } from '../ports/notifier.ts'
import type { Deps } from '../ports/store.ts'

export interface SendAlarmDeps extends Pick<Deps, 'store'> {
  readonly alarmSenders: AlarmSenders
}

/** Longer than sending takes. */
const LEASE = 2 * MINUTE
const ATTEMPTS = 5

/** Sends one queued message of alarms. What was sent, or is in other hands, is left alone. Throws what may pass, so that the queue tries again. */
export async function sendAlarm({ store, alarmSenders }: SendAlarmDeps, noticeId: string): Promise<void> {
  const prepared = await store.transaction(async (tx) => {
    const notice = await tx.alarms.leaseNotice(noticeId, tx.now + LEASE)
    return notice && { notice, reader: await tx.people.person(notice.personId) }
  })
  if (!prepared) return
  const { notice, reader } = prepared
  try {
    const send = alarmSenders[notice.via]
    if (!reader) throw new NoticeRefused('the reader was removed')
    if (!send) throw new NoticeRefused(`no road "${notice.via}" is set up`)
    await send(notice, reader)
  } catch (error) {
    const final = error instanceof NoticeRefused || notice.attempts >= ATTEMPTS
    await store.transaction((tx) => tx.alarms.setNoticeFailed(noticeId, String(error), final))
    if (!final) throw error
    return
  }
  await store.transaction((tx) => tx.alarms.setNoticeSent(noticeId))
}
