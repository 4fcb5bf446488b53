import { parseInstant } from '../../../src/domain/time/instant.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import type { IncomingMessage } from '../../../src/workflows/messages/incoming-message.ts'
import type { DigestDelivery, WriteDigest } from '../../../src/workflows/ports/digest-writer.ts'
import { queueDueDigests } from '../../../src/workflows/digests/queue-due-digests.ts'
import { sendDigest, type SendDigestDeps } from '../../../src/workflows/digests/send-digest.ts'
import type { BrandId } from '../../../src/domain/ids.ts'
import { openHouse, type House } from '../../support/house.ts'

export const at = (text: string) => parseInstant(text)!

/** A house whose digests end up in `mailed`, as data. */
export interface DigestHouse extends House {
  readonly mailed: DigestDelivery[]
  readonly written: WriteDigest[]
  readonly sendDeps: SendDigestDeps
  brandId(): Promise<BrandId>
  personId(slug: string): Promise<string>
  /** A message of a customer, or an answer to it, learnt the moment it occurs. */
  say(kind: 'customer' | 'agent' | 'bot', thread: string, occurredAt: string): Promise<string>
  /** The cron's tick at an instant, and the queue's work after it; answers to whom what was mailed. */
  tick(now: string): Promise<string[]>
}

export async function openDigestHouse(): Promise<DigestHouse> {
  const house = await openHouse()
  const mailed: DigestDelivery[] = []
  const written: WriteDigest[] = []
  const sendDeps: SendDigestDeps = {
    store: house.deps.store,
    writeDigest: (command) => {
      written.push(command)
      const { key } = command.digest.headline
      return Promise.resolve({
        subject: key,
        headline: key,
        decision: null,
        text: key,
        html: key,
        blocks: [],
        images: [],
      })
    },
    digestSenders: {
      email: (digest) => {
        mailed.push(digest)
        return Promise.resolve()
      },
    },
    unsubscribeUrl: (brandId, id) => `https://sundial.example/unsubscribe/${brandId}.${id}`,
  }
  let messages = 0
  const digestHouse: DigestHouse = {
    ...house,
    mailed,
    written,
    sendDeps,
    async brandId() {
      return (await house.channel('demo-posts')).brandId
    },
    async personId(slug) {
      return (await house.pool.query('select id from person where slug = $1', [slug])).rows[0].id
    },
    async say(kind, thread, occurredAt) {
      house.setNow(at(occurredAt))
      messages += 1
      const message: IncomingMessage = {
        externalId: `m${messages}`,
        threadKey: thread,
        author: { kind, address: kind === 'customer' ? `${thread}@customers.example` : 'us@demo.example' },
        occurredAt: at(occurredAt),
        text: 'something',
      }
      const channel = await house.channel('demo-posts')
      const [stored] = await recordMessages(house.deps, { channel, messages: [message] })
      return stored!.conversationId
    },
    async tick(now) {
      house.setNow(at(now))
      await queueDueDigests(house.deps)
      return await runJobs(digestHouse)
    },
  }
  return digestHouse
}

/** Does what the queue would do with its digests, and takes the jobs out. */
export async function runJobs(house: DigestHouse): Promise<string[]> {
  const { rows } = await house.pool.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'send-digest' returning j.payload`,
  )
  const before = house.mailed.length
  for (const { payload } of rows) await sendDigest(house.sendDeps, payload.brand_id, payload.digest_id)
  return house.mailed
    .slice(before)
    .map(({ reader }) => reader.email)
    .sort()
}
