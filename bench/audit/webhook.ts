import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { IngestHouse } from '../ingest/ingest-house.ts'
import type { Row } from '../timers/row.ts'
import { quantilesOf, zendeskCalls } from './zendesk-calls.ts'

/** From a call of Zendesk's webhook to a clock that runs, committed on a durable database: the call is checked, read and stored. */
export async function measureWebhooks(house: IngestHouse, calls: number): Promise<Row> {
  const channel: Channel = {
    ...house.channel,
    kind: 'helpdesk',
    adapter: 'zendesk',
    settings: { url: 'https://shop.zendesk.com', user: 'director@shop.example' },
  }
  const call = zendeskCalls(house, channel)
  const times: number[] = []
  for (let index = 1; index <= calls; index += 1)
    times.push(
      await call({
        ticket: index,
        comment: `${index}1`,
        by: `${index}0`,
        staff: false,
        body: 'Hello, where is my order?',
      }),
    )
  const { rows } = await house.database.pool.query<{ count: number }>(
    'select count(*)::int as count from turn where closed_at is null',
  )
  return {
    workload: 'webhook',
    engine: 'sundial',
    messages: calls,
    ...quantilesOf(times),
    note: `${rows[0]!.count} clocks run`,
  }
}
