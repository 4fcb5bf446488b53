import type { Kysely } from 'kysely'
import type { DB } from '../db/schema.ts'
import { signingKey } from '../db/signing-keys.ts'

/** What this house signs with; made at the first start, the same on every node. */
export interface Secrets {
  readonly replyTokenKey: Buffer
  readonly chatSessionKey: Buffer
  readonly offerLinkSecret: string
  readonly unsubscribeSecret: string
}

export async function openSecrets(db: Kysely<DB>): Promise<Secrets> {
  return {
    replyTokenKey: await signingKey(db, 'reply_token'),
    chatSessionKey: await signingKey(db, 'chat_session'),
    offerLinkSecret: (await signingKey(db, 'offer_link')).toString('hex'),
    unsubscribeSecret: (await signingKey(db, 'unsubscribe_link')).toString('hex'),
  }
}
