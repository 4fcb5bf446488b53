import { listAlarms } from './list.ts'
import { changeSubscription, readSubscription } from './subscription.ts'

export const alarmRoutes = [listAlarms, readSubscription, changeSubscription]
