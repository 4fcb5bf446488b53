import { readPushKey, subscribePush, unsubscribePush } from './push.ts'

export const pushRoutes = [readPushKey, subscribePush, unsubscribePush]
