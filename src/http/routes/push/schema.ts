import { z } from 'zod'

/** As `PushSubscription.toJSON()` gives it in the browser. */
export const newPushSubscription = z.object({
  endpoint: z.url().max(2_000),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/, 'a point of P-256 in base64url'),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, '16 bytes in base64url'),
  }),
})

export const endedPushSubscription = z.object({ endpoint: z.string().max(2_000) })

export const pushKey = z.object({ public_key: z.string() }).meta({ id: 'PushKey' })
