import { afterEach, beforeEach, expect, it } from 'vitest'
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { alarmMailer } from '../../../src/notify/alarm/mail-alarm.ts'
import { slackAlarmSender } from '../../../src/notify/alarm/slack-alarm.ts'
import { sendAlarm } from '../../../src/workflows/alarms/send-alarm.ts'
import { watchAlarms } from '../../../src/workflows/alarms/watch-alarms.ts'
import { reportHealth } from '../../../src/workflows/channels/report-health.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { fakeSlack } from '../../notify/fake-slack.ts'
import { openHouse, type House } from '../../support/house.ts'

const START = parseInstant('2026-11-03T10:00:00Z')!

interface Mail {
  readonly to: { readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
}

let house: House
let mails: Mail[]
beforeEach(async () => {
  house = await openHouse()
  mails = []
})
afterEach(() => house.close())

const baseUrl = 'https://sundial.example'
const transport = {
  send: (mail: unknown) => Promise.resolve(void mails.push(mail as Mail)),
  close: () => undefined,
}
const alarmSenders = () => ({
  email: alarmMailer({ transport: transport as never, from: 'Sundial <sundial@sundial.example>', baseUrl }),
})

/** The queue's clock strikes, and its jobs are done. Answers how many messages went out. */
async function strike(at: number, senders: Parameters<typeof sendAlarm>[0]['alarmSenders'] = alarmSenders()) {
  house.setNow(at)
  await watchAlarms(house.deps)
  const { rows } = await house.pool.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'send-alarm' returning j.payload`,
  )
  for (const { payload } of rows) await sendAlarm({ ...house.deps, alarmSenders: senders }, payload.notice_id)
  return rows.length
}

async function fails(slug: string, at: number, state: 'failing' | 'watching' = 'failing') {
  house.setNow(at)
  const health = state === 'failing' ? { state, problem: 'connection refused' } : { state }
  await reportHealth(house.deps, { channel: await house.channel(slug), part: 'line', health })
}

const onlyElena = () =>
  house.pool.query(
    `delete from membership where role = 'lead' and person_id <> (select id from person where slug = 'elena')`,
  )

it('leads hear of channels that are down in one message, once, and of the next one after an hour', async () => {
  await onlyElena()
  await fails('demo-posts', START)
  await fails('demo-email', START)
  expect(await strike(START + 5 * MINUTE - 1)).toBe(0)
  expect(await strike(START + 5 * MINUTE)).toBe(1)
  expect(mails[0]!.to.address).toBe('elena@demo.example')
  expect(mails[0]!.subject).toContain('2 alarms')
  await fails('demo-chat', START + 6 * MINUTE)
  expect(await strike(START + 15 * MINUTE)).toBe(0)
  expect(await strike(START + 65 * MINUTE - 1)).toBe(0)
  expect(await strike(START + 65 * MINUTE)).toBe(1)
  expect(mails).toHaveLength(2)
  expect(await strike(START + 3 * HOUR)).toBe(0)
})

it('what has ended in the meantime is not told, and tells anew when it comes back', async () => {
  await onlyElena()
  await fails('demo-posts', START)
  expect(await strike(START + 5 * MINUTE)).toBe(1)
  await fails('demo-posts', START + 10 * MINUTE, 'watching')
  await strike(START + 15 * MINUTE)
  await fails('demo-posts', START + 20 * MINUTE)
  expect(await strike(START + 65 * MINUTE)).toBe(1)
})

it('two nodes that look at once tell once', async () => {
  await onlyElena()
  await fails('demo-posts', START)
  house.setNow(START + 5 * MINUTE)
  await Promise.all([watchAlarms(house.deps), watchAlarms(house.deps)])
  expect((await house.pool.query('select from alarm_notice')).rows).toHaveLength(1)
})

it('an index above its week and a region that fell silent are found in real messages', async () => {
  await onlyElena()
  const channel = await house.channel('demo-posts')
  let count = 0
  const say = async (kind: 'customer' | 'agent', thread: string, at: number) => {
    count += 1
    const author = { kind, address: `${kind === 'agent' ? 'us' : thread}@customers.example` }
    const message = { externalId: `m${count}`, threadKey: thread, author, occurredAt: at, text: 'something' }
    await recordMessages(house.deps, { channel, messages: [message] })
  }
  for (let week = 4; week >= 1; week -= 1)
    for (let n = 0; n < 8; n += 1) {
      const at = START - week * 7 * 24 * HOUR + n * MINUTE
      house.setNow(at + MINUTE)
      await say('customer', `w${week}n${n}`, at)
      await say('agent', `w${week}n${n}`, at + MINUTE)
    }
  expect(await strike(START + HOUR)).toBe(1)
  expect(mails[0]!.text).toMatch(/Nobody from London has written/)

  for (let n = 0; n < 12; n += 1) await say('customer', `today${n}`, START + HOUR)
  expect(await strike(START + 2 * HOUR + 1)).toBe(1)
  expect(mails[1]!.text).toMatch(/Of 100 turns that began in the last four hours 100\.0 were neglected/)
  const standing = await house.pool.query('select cause from alarm where ended_at is null')
  expect(standing.rows).toEqual([{ cause: 'index' }])
})

it('whoever wants none is left alone, and outbound that stands still stays still', async () => {
  await house.deps.store.transaction((tx) => tx.alarms.subscribeLeads(house.deps.newId))
  await house.pool.query(`update alarm_subscription set causes = '{}'`)
  await fails('demo-posts', START)
  expect(await strike(START + 5 * MINUTE)).toBe(0)
  await house.pool.query(`update alarm_subscription set causes = '{channel_down}'`)
  await house.pool.query('update brand set outbound_stopped_at = now()')
  expect(await strike(START + 5 * MINUTE)).toBe(0)
})

it('comes by Slack, too, in the reader’s language', async () => {
  await onlyElena()
  const slack = await fakeSlack('xoxb-test')
  try {
    await house.deps.store.transaction((tx) => tx.alarms.subscribeLeads(house.deps.newId))
    await house.pool.query(`update alarm_subscription set via = '{slack}', language = 'be'`)
    await house.pool.query(`update person set slack_user_id = 'U1' where slug = 'elena'`)
    await fails('demo-posts', START)
    const sender = slackAlarmSender({ token: 'xoxb-test', apiUrl: `${slack.url}/api/`, baseUrl })
    await strike(START + 5 * MINUTE, { slack: sender })
    const said = slack.calls.find(({ method }) => method === 'chat.postMessage')!.fields
    expect(said['text']).toContain('недаступны')
    expect(said['channel']).toBe('U1')
  } finally {
    await slack.close()
  }
})
