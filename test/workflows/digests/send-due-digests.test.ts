import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatInstant } from '../../../src/domain/time/instant.ts'
import { queueDueDigests } from '../../../src/workflows/digests/queue-due-digests.ts'
import { sendDigest } from '../../../src/workflows/digests/send-digest.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { NoticeRefused } from '../../../src/workflows/ports/notifier.ts'
import { at, openDigestHouse, runJobs, type DigestHouse } from './digest-house.ts'

let house: DigestHouse
beforeEach(async () => {
  house = await openDigestHouse()
  await house.say('customer', 'ada', '2026-11-04T10:00:00Z')
  await house.say('agent', 'ada', '2026-11-04T12:00:00Z')
})
afterEach(() => house.close())

/** What the last digest for somebody covered. */
const toldLast = (reader: string) => {
  const { from, to } = house.written.findLast(({ readerName }) => readerName === reader)!.digest.period
  return [formatInstant(from), formatInstant(to)]
}

describe('digests by mail', () => {
  it('come at eight in the morning of each reader, once', async () => {
    await house.tick('2026-11-04T13:00:00Z')
    expect(await house.tick('2026-11-09T06:59:59Z')).toEqual([])
    expect(await house.tick('2026-11-09T07:00:00Z')).toEqual(['victor@demo.example'])
    expect(await house.tick('2026-11-09T07:05:00Z')).toEqual([])
    expect(await house.tick('2026-11-09T08:00:00Z')).toEqual(['elena@demo.example'])
    expect(await house.tick('2026-11-09T16:00:00Z')).toEqual(['jordan@demo.example'])
    expect(await house.tick('2026-11-15T23:59:00Z')).toEqual([])
    expect(toldLast('Victor Hale')).toEqual(['2026-11-01T23:00:00.000Z', '2026-11-08T23:00:00.000Z'])
    expect(toldLast('Jordan Blake')).toEqual(['2026-11-02T08:00:00.000Z', '2026-11-09T08:00:00.000Z'])
  })

  it('come at the same wall time after the clocks have changed', async () => {
    await house.tick('2027-03-22T17:00:00Z')
    expect(await house.tick('2027-03-29T05:59:59Z')).toEqual([])
    expect(await house.tick('2027-03-29T06:00:00Z')).toEqual(['victor@demo.example'])
  })

  it('tell only of the newest week after an outage, and then go on', async () => {
    await house.tick('2026-11-09T17:00:00Z')
    expect(await house.tick('2026-12-02T12:00:00Z')).toHaveLength(3)
    expect(toldLast('Victor Hale')).toEqual(['2026-11-22T23:00:00.000Z', '2026-11-29T23:00:00.000Z'])
    expect(await house.tick('2026-12-02T12:05:00Z')).toEqual([])
    expect(await house.tick('2026-12-07T07:00:00Z')).toEqual(['victor@demo.example'])
  })

  it('begin when there is something to tell, and tell of a week in which nobody wrote', async () => {
    await house.pool.query(
      "update turn set opened_at = '2026-11-10T10:00:00Z', closed_at = '2026-11-10T10:00:00Z'",
    )
    expect(await house.tick('2026-11-09T17:00:00Z')).toEqual([])
    expect(await house.tick('2026-11-16T17:00:00Z')).toHaveLength(3)
    expect(await house.tick('2026-11-23T17:00:00Z')).toHaveLength(3)
    expect(house.written.at(-1)!.digest.headline.key).toBe('headline.nobody_wrote')
  })

  it('begin with what was back-filled of the week before, on the day on which a house opens', async () => {
    await house.pool.query('delete from turn')
    house.setNow(at('2026-11-23T06:00:00Z'))
    const channel = await house.channel('demo-posts')
    const said = (kind: 'customer' | 'agent', thread: string, occurredAt: string) => ({
      externalId: `${thread} ${kind}`,
      threadKey: thread,
      author: { kind, address: `${kind}-${thread}@x.example` },
      occurredAt: at(occurredAt),
      text: 'something',
    })
    await recordMessages(house.deps, {
      channel,
      messages: [
        said('customer', 'kept', '2026-11-17T10:00:00Z'),
        said('agent', 'kept', '2026-11-17T10:30:00Z'),
        said('customer', 'late', '2026-11-18T10:00:00Z'),
        said('agent', 'late', '2026-11-18T13:00:00Z'),
      ],
    })
    expect(await house.tick('2026-11-23T17:00:00Z')).toHaveLength(3)
    expect(house.written.at(-1)!.digest.figures).toMatchObject({ turns: 2, neglected: 1, index: 50 })
  })

  it('leave alone whoever has unsubscribed', async () => {
    await house.tick('2026-11-04T13:00:00Z')
    await house.pool.query('update digest_subscription set ended_at = now() where person_id = $1', [
      await house.personId('victor'),
    ])
    expect(await house.tick('2026-11-09T17:00:00Z')).toEqual(['elena@demo.example', 'jordan@demo.example'])
  })

  it('are not sent twice when two nodes look at once', async () => {
    house.setNow(Date.parse('2026-11-09T17:00:00Z'))
    await Promise.all([house.tick('2026-11-09T17:00:00Z'), house.tick('2026-11-09T17:00:00Z')])
    expect(house.mailed.map(({ reader }) => reader.email).sort()).toEqual([
      'elena@demo.example',
      'jordan@demo.example',
      'victor@demo.example',
    ])
  })

  it('are not sent twice when the queue runs a job again', async () => {
    await house.tick('2026-11-09T07:00:00Z')
    const [{ id }] = (await house.pool.query('select id from digest')).rows
    await sendDigest(house.sendDeps, await house.brandId(), id)
    expect(house.mailed).toHaveLength(1)
  })

  it('go out with the next attempt when the mail server was down, under the same name', async () => {
    const ids: string[] = []
    const flaky = {
      ...house.sendDeps,
      digestSenders: {
        email: ({ id }: { id: string }) => {
          ids.push(id)
          return ids.length === 1 ? Promise.reject(new Error('connection refused')) : Promise.resolve()
        },
      },
    }
    house.setNow(Date.parse('2026-11-09T07:00:00Z'))
    await queueDueDigests(house.deps)
    const [{ id }] = (await house.pool.query('select id from digest')).rows
    const brandId = await house.brandId()
    await expect(sendDigest(flaky, brandId, id)).rejects.toThrow('connection refused')
    await sendDigest(flaky, brandId, id)
    expect(ids).toEqual([id, id])
    expect((await house.pool.query('select state, attempts, error from digest')).rows).toEqual([
      { state: 'sent', attempts: 2, error: null },
    ])
  })

  it('are given up where the server refuses the reader for good', async () => {
    const refusing = {
      ...house.sendDeps,
      digestSenders: { email: () => Promise.reject(new NoticeRefused('no such mailbox')) },
    }
    house.setNow(Date.parse('2026-11-09T07:00:00Z'))
    await queueDueDigests(house.deps)
    const [{ id }] = (await house.pool.query('select id from digest')).rows
    await sendDigest(refusing, await house.brandId(), id)
    expect((await house.pool.query('select state from digest')).rows).toEqual([{ state: 'failed' }])
  })

  it('wait while all outbound of the brand stands still', async () => {
    await house.pool.query('update brand set outbound_stopped_at = now()')
    const { brandId, id, mode } = await house.channel('demo-posts')
    await house.deps.store.transaction((tx) => tx.setup.setMode(brandId, id, mode)) // forgets what is cached
    house.setNow(Date.parse('2026-11-09T07:00:00Z'))
    await queueDueDigests(house.deps)
    await expect(runJobs(house)).rejects.toThrow('stands still')
    expect((await house.pool.query('select state from digest')).rows).toEqual([{ state: 'queued' }])
  })
})

describe('digests by other roads', () => {
  it('come once by each road that the reader wants; a road that is not set up is given up', async () => {
    await house.tick('2026-11-04T13:00:00Z')
    const victor = await house.personId('victor')
    await house.pool.query(`update digest_subscription set via = '{slack,email}' where person_id = $1`, [
      victor,
    ])
    expect(await house.tick('2026-11-09T07:00:00Z')).toEqual(['victor@demo.example'])
    expect(await house.tick('2026-11-09T07:05:00Z')).toEqual([])
    const { rows } = await house.pool.query('select via, state, error from digest order by via')
    expect(rows).toMatchObject([
      { via: 'email', state: 'sent' },
      { via: 'slack', state: 'failed', error: expect.stringContaining('no road "slack"') },
    ])
  })
})
