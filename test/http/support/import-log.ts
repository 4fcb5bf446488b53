import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import type { IncomingMessage } from '../../../src/workflows/messages/incoming-message.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import type { House } from '../../support/house.ts'

const AT_ONCE = 2_000

/** Records the first messages of a year of a public support forum, as posts that were promised an answer within so many seconds. */
export async function importLog(house: House, count: number, targetSeconds: number): Promise<void> {
  await promise(house, targetSeconds)
  const channel = await house.channel('demo-posts')
  let messages: IncomingMessage[] = []
  let left = count
  const record = async () => {
    await recordMessages(house.deps, { channel, messages })
    messages = []
  }
  for await (const row of logRows()) {
    if ((left -= 1) < 0) break
    messages.push(messageOf(row))
    if (messages.length === AT_ONCE) await record()
  }
  await record()
}

export function logRows(): AsyncIterable<Record<string, string>> {
  return createReadStream('test/golden/support-log-2024.csv.gz')
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))
}

async function promise({ pool }: House, seconds: number): Promise<void> {
  await pool.query(
    `update policy_version v set definition = jsonb_set(v.definition, '{targets}',
       (select jsonb_agg(t || jsonb_build_object('target_seconds', $1::int)) from jsonb_array_elements(v.definition -> 'targets') t))
     from policy p where p.id = v.policy_id and p.slug = 'posts'`,
    [seconds],
  )
}

function messageOf(row: Record<string, string>): IncomingMessage {
  return {
    externalId: row['message_id']!,
    threadKey: row['conversation_id']!,
    author: {
      kind: row['author'] as 'customer' | 'agent' | 'bot',
      address: `${row['author_id']}@forum.example`,
    },
    occurredAt: parseInstant(row['at']!)!,
    text: '',
  }
}
