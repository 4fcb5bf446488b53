import nodemailer from 'nodemailer'
import { openSmtpDoor } from '../../../../src/channels/email/smtp-door.ts'
import { recordMessages } from '../../../../src/workflows/messages/record-messages.ts'
import type { Api } from '../../../http/support/open-api.ts'
import type { MailCatcher } from '../../../support/catch-mail.ts'
import { silent } from '../../../support/doors.ts'
import type { Rig } from '../rig.ts'
import { API_TOKEN } from '../../../http/support/open-api.ts'

/** Doors that share a server of the house: its SMTP server with a real mail program, and its API. */
export function housesOwn(adapter: 'smtp' | 'http', api: Api, catcher: MailCatcher): Promise<Rig> {
  return adapter === 'smtp' ? bySmtp(api, catcher) : byHttp(api)
}

async function bySmtp(api: Api, catcher: MailCatcher): Promise<Rig> {
  const { deps } = api.house
  const record = (command: Parameters<typeof recordMessages>[1]) => recordMessages(deps, command)
  const door = await openSmtpDoor(
    { ...deps, record, replyTokenKey: Buffer.alloc(32, 1) },
    { host: '127.0.0.1', port: 0, log: silent },
  )
  const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true })
  let count = 0
  let latest: object = {}
  const send = (text: string, headers = {}) => {
    latest = {
      from: 'Nadia <nadia@customers.example>',
      to: 'smtp@demo.example',
      subject: 'Help',
      messageId: `<smtp-${(count += 1)}@customers.example>`,
      references: '<smtp-thread@customers.example>',
      headers,
      text,
    }
    return mailer.sendMail(latest).then(() => undefined)
  }
  return {
    adapter: 'smtp',
    kind: 'email',
    address: 'smtp@demo.example',
    settings: {},
    variables: {},
    customerWrites: (text) => send(text),
    deliversAgain: () => mailer.sendMail(latest).then(() => undefined),
    robotWrites: (text) => send(text, { 'Auto-Submitted': 'auto-replied', 'X-Autoreply': 'yes' }),
    answers: () =>
      catcher.mails
        .filter(({ from }) => from?.address === 'smtp@demo.example')
        .map(({ text }) => text!.trim()),
    refuses: () => catcher.refuseWith({ message: 'no such user', responseCode: 550 }),
    async close() {
      mailer.close()
      await door.close()
    },
  }
}

function byHttp(api: Api): Promise<Rig> {
  let count = 0
  let latest: object = {}
  const path = 'channels/programs-by-http/messages'
  const post = async (body: object) => {
    const { status } = await api.post(path, { token: API_TOKEN, body })
    if (status !== 202) throw new Error(`the API answered ${status}`)
  }
  const message = (kind: string, text: string) => ({
    external_id: `http-${(count += 1)}`,
    thread_key: 'review-1',
    author: { kind, address: 'nadia' },
    text,
  })
  return Promise.resolve({
    adapter: 'http',
    kind: 'social',
    settings: {},
    variables: {},
    customerWrites: (text) => post((latest = message('customer', text))),
    deliversAgain: () => post(latest),
    robotWrites: (text) => post(message('bot', text)),
    colleagueAnswers: (text) => post(message('agent', text)),
    async answers() {
      const { rows } = await api.house.pool.query(
        `select text from reply r join channel c on c.id = r.channel_id where c.slug = 'programs-by-http' and r.state = 'handed_over'`,
      )
      return rows.map(({ text }) => text)
    },
    close: () => Promise.resolve(),
  })
}
