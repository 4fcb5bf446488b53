import { previewDigest } from './preview.ts'
import { sendDigest } from './send.ts'
import { createSubscription, endSubscription, listSubscriptions } from './subscriptions.ts'

export const digestRoutes = [
  previewDigest,
  sendDigest,
  listSubscriptions,
  createSubscription,
  endSubscription,
]
