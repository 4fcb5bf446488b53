import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { sendAlarm, type SendAlarmDeps } from '../src/workflows/alarms/send-alarm.ts'

const payload = z.object({ notice_id: z.uuid() })

/** Alarms go out to their reader, in one message. */
export function sendAlarmTask(deps: SendAlarmDeps): Task {
  return (given) => sendAlarm(deps, payload.parse(given).notice_id)
}
