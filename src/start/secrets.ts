import type { Kysely } from 'kysely'
import type { DB } from '../db/schema.ts'
import { vapidKeys, type VapidKeys } from '../notify/push/vapid.ts'
import { signingKey } from '../db/signing-keys.ts'

/** What this house signs with; made at the first start, the same on every node. */
export interface Secrets {
  readonly replyTokenKey: Buffer
  readonly chatSessionKey: Buffer
  readonly offerLinkSecret: string
  readonly unsubscribeSecret: string
  readonly pushKeys: VapidKeys
}

export async function openSecrets(db: Kysely<DB>): Promise<Secrets> {
  return {
    replyTokenKey: await signingKey(db, 'reply_token'),
    chatSessionKey: await signingKey(db, 'chat_session'),
    offerLinkSecret: (await signingKey(db, 'offer_link')).toString('hex'),
    pushKeys: vapidKeys(await signingKey(db, 'push')),
    unsubscribeSecret: (await signingKey(db, 'unsubscribe_link')).toString('hex'),
  }
}
