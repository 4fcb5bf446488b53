import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { mailTransport } from '../../src/notify/mail/transport.ts'
import { digestMailer } from '../../src/notify/digest/mail-digest.ts'
import { digestWriter } from '../../src/notify/digest/write-digest.ts'
import { queueDueDigests } from '../../src/workflows/digests/queue-due-digests.ts'
import { sendDigest, type SendDigestDeps } from '../../src/workflows/digests/send-digest.ts'
import type { BrandId } from '../../src/domain/ids.ts'
import { inGroups } from '../ingest/groups.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'

const baseUrl = 'https://sundial.example'
/** As many as one node's queue sends at once. */
const ABREAST = 8

/** So many readers in eight zones and four languages, all due: composed, and taken by a real SMTP server. */
export async function measureSubscribers(house: IngestHouse, readers: number): Promise<Row> {
  const { deps, database } = house
  await inGroups(house, { messages: 2_000, size: 200, abreast: 2 })
  // Everything was written a week ago, and a third of it neglected.
  await database.pool.query(`update turn set opened_at = opened_at - interval '1 day'`)
  await addReaders(house, readers)
  let taken = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, callback) {
      stream.resume()
      stream.on('end', () => {
        taken += 1
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const transport = mailTransport({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    outbox: '',
    clock: () => Date.now(),
  })
  const sending: SendDigestDeps = {
    store: deps.store,
    writeDigest: digestWriter({ baseUrl }),
    digestSenders: { email: digestMailer({ transport, from: 'Sundial <sundial@sundial.example>' }) },
    unsubscribeUrl: (brandId, id) => `${baseUrl}/unsubscribe/${brandId}.${id}`,
  }
  const begin = performance.now()
  await queueDueDigests(deps)
  const { rows } = await database.pool.query<{ brand_id: BrandId; id: string }>(
    'select brand_id, id from digest',
  )
  const left = [...rows]
  await Promise.all(
    Array.from({ length: ABREAST }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await sendDigest(sending, next.brand_id, next.id)
    }),
  )
  const done = performance.now() - begin
  transport.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (taken < readers) throw new Error(`${taken} of ${readers} digests were taken`)
  return {
    workload: 'subscribers',
    engine: 'sundial',
    fires: taken,
    done_ms: Math.round(done),
    per_second: Math.round((1_000 * taken) / done),
    note: 'limit 120000 ms',
  }
}

async function addReaders({ database: { pool }, channel }: IngestHouse, count: number): Promise<void> {
  await pool.query(
    `with added as (
       insert into person (id, slug, name, email, kind, time_zone)
       select gen_random_uuid(), 'reader-' || n, 'Reader ' || n, 'reader-' || n || '@readers.example', 'staff', 'UTC'
       from generate_series(1, $2::int) n returning id, slug)
     insert into digest_subscription (brand_id, id, person_id, period, at_local_minute, time_zone, language)
     select $1, gen_random_uuid(), id, 'daily', 0,
       (array['UTC', 'Europe/Berlin', 'Europe/Minsk', 'Asia/Tehran', 'Asia/Riyadh', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney'])
         [1 + row_number() over () % 8],
       (array['en', 'ar', 'fa', 'be'])[1 + row_number() over () % 4]
     from added`,
    [channel.brandId, count],
  )
}
