import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import nodemailer, { type Transporter } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imapAdapter } from '../../src/channels/email/imap/imap-adapter.ts'
import { mailboxSettings } from '../../src/channels/email/imap/mailbox-settings.ts'
import type { MailServer } from '../../src/network/guarded-host.ts'
import { runDoor, type RunningDoor } from '../../src/channels/port/run-door.ts'
import { takeArrivals } from '../../src/channels/port/take-arrivals.ts'
import { channelPositions } from '../../src/db/channel-positions.ts'
import type { DoorHealth } from '../../src/workflows/channels/report-health.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openHouse, type House } from '../support/house.ts'
import { startDovecot, type Dovecot } from './support/dovecot.ts'
import { startProxy, type Proxy } from './support/proxy.ts'
import { appendToSent } from './support/append-to-sent.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let house: House
let dovecot: Dovecot
let proxy: Proxy
let lmtp: Transporter
let door: RunningDoor | null = null
const health = new Map<string, DoorHealth>()

beforeAll(async () => {
  ;[house, dovecot] = await Promise.all([openHouse(), startDovecot()])
  proxy = await startProxy(dovecot.imapPort)
  lmtp = nodemailer.createTransport({
    host: '127.0.0.1',
    port: dovecot.lmtpPort,
    lmtp: true,
    ignoreTLS: true,
  } as never)
  await deliver('old-one')
  await deliver('old-two')
})
afterAll(async () => {
  await door?.stop()
  await proxy.close()
  await dovecot.stop()
  await house.close()
})

async function deliver(name: string, more: object = {}): Promise<void> {
  await lmtp.sendMail({
    from: 'Nadia <nadia@customers.example>',
    to: 'support@test.local',
    subject: name,
    text: `${name}, please`,
    messageId: `<${name}@customers.example>`,
    ...more,
  })
}

const noAnswers = {
  externalIdFor: (_: unknown, messageId: string) => messageId,
  deliver: () => Promise.reject(new Error('nobody answers here')),
}

async function open(port = proxy.port, password = 'test'): Promise<RunningDoor> {
  const settings = mailboxSettings.parse({ host: '127.0.0.1', port, secure: false, user: 'support' })
  const channel = { ...(await house.channel('demo-email')), adapter: 'imap', settings }
  const deps = {
    ...house.deps,
    record: (command: Parameters<typeof recordMessages>[1]) => recordMessages(house.deps, command),
    replyTokenKey: Buffer.alloc(32, 1),
  }
  return runDoor({
    channel,
    door: imapAdapter(noAnswers, { maxIdleTime: 3_000, socketTimeout: 4_000 }).open({
      channel,
      settings,
      secret: () => password,
      now: () => Promise.resolve(Date.now()),
      log: silent,
      fetch,
      mustBeOutside: () => Promise.resolve(),
      hostOf: ({ host }: MailServer) => Promise.resolve(host),
      dispatcher: () => new Agent(),
    }),
    positions: channelPositions(house.db),
    take: (arrivals) => takeArrivals(deps, channel, arrivals),
    onHealth: (folder, state) => health.set(folder, state),
    log: silent,
  })
}

async function stored(): Promise<string[]> {
  const { rows } = await house.pool.query(
    `select split_part(trim(external_id, '<>'), '@', 1) as name from message_body order by external_id`,
  )
  return rows.map((row) => row.name)
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error(`waited in vain: ${what}`)
}

const watching = () => health.get('INBOX')?.state === 'watching' && health.get('\\Sent')?.state === 'watching'

describe('a mailbox on a real IMAP server', () => {
  it('disturbs nobody with what was there before it was connected', async () => {
    door = await open()
    await until(watching, 'both folders watched')
    expect(await stored()).toEqual([])
  })

  it('brings a new mail in, with a clock that starts when the server received it', async () => {
    await deliver('new-one')
    await until(async () => (await stored()).includes('new-one'), 'the new mail')
    const { rows } = await house.pool.query(
      `select t.opened_at, m.occurred_at from turn t join message m on m.id = t.opened_by`,
    )
    expect(rows[0].opened_at).toEqual(rows[0].occurred_at)
  })

  it('loses nothing when the line is cut and the server is away for a while', async () => {
    proxy.refuse(true)
    await deliver('during-cut')
    await until(() => health.get('INBOX')?.state === 'failing', 'the cut to be noticed')
    proxy.refuse(false)
    await until(async () => (await stored()).includes('during-cut'), 'the mail of the cut')
    expect((await stored()).filter((name) => name === 'during-cut')).toHaveLength(1)
  })

  it('notices a frozen line and loses nothing', async () => {
    await until(watching, 'both folders watched')
    proxy.freeze()
    await deliver('during-freeze')
    await until(async () => (await stored()).includes('during-freeze'), 'the mail of the freeze')
  })

  it('reads on where it stopped', async () => {
    await door!.stop()
    await deliver('while-stopped')
    door = await open()
    await until(async () => (await stored()).includes('while-stopped'), 'the mail that came meanwhile')
    expect(await stored()).toEqual(['during-cut', 'during-freeze', 'new-one', 'while-stopped'])
  })

  it('stops the clock for an answer written in a mail program', async () => {
    await until(watching, 'both folders watched')
    await appendToSent(dovecot.imapPort, {
      from: 'support@demo.example',
      to: 'nadia@customers.example',
      subject: 'Re: new-one',
      inReplyTo: '<new-one@customers.example>',
      messageId: '<written-elsewhere@demo.example>',
      text: 'Here you are.',
    })
    await until(async () => (await stored()).includes('written-elsewhere'), 'the sent mail')
    const { rows } = await house.pool.query(
      `select t.outcome from turn t join message_body b on b.message_id = t.opened_by where b.external_id = '<new-one@customers.example>'`,
    )
    expect(rows).toEqual([{ outcome: 'answered' }])
  })

  it('says what is wrong with a password that the server refuses', async () => {
    await door!.stop()
    const wrong = await open(dovecot.imapPort, 'wrong')
    await until(() => health.get('INBOX')?.state === 'failing', 'the refusal')
    expect(health.get('INBOX')).toMatchObject({
      problem: expect.stringMatching(/refuses the user or the password/),
    })
    await wrong.stop()
    door = null
  })
})
