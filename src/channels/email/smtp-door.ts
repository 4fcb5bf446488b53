import type { AddressInfo } from 'node:net'
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server'
import { HOUR } from '../../domain/time/instant.ts'
import { fairGate } from '../../workflows/fair-gate.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { ChannelLog } from '../channel-log.ts'
import { readCertificate, type CertificateFiles } from './certificate.ts'
import { MAX_BYTES } from './mime-limits.ts'
import { receiveMail, type MailDeps } from './receive-mail.ts'

export interface SmtpDoor {
  readonly port: number
  close(): Promise<void>
}

/** Mails that are parsed and stored at once; each may take its size several times over in memory. */
const AT_ONCE = 32

/** Whoever renews certificates writes new files under the same names; they are looked at so often. */
const CERTIFICATE_EVERY = HOUR

export interface SmtpDoorOptions {
  readonly host: string
  readonly port: number
  /** With it, senders may go over to TLS (STARTTLS); null: mail comes in as it is sent. */
  readonly tls?: CertificateFiles | null
  readonly log: ChannelLog
}

/**
 * Takes mail in by SMTP. It says 250 once the mail is stored and not before; what cannot be stored now gets a 4xx, so that
 * the sender's server keeps it and comes back. Throws where the certificate cannot be used.
 */
export async function openSmtpDoor(
  deps: MailDeps,
  { host, port, tls = null, log }: SmtpDoorOptions,
): Promise<SmtpDoor> {
  const gate = fairGate(AT_ONCE)
  const certificate = tls && (await readCertificate(tls))
  const server = new SMTPServer({
    banner: 'Sundial',
    authOptional: true,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...certificate,
    size: MAX_BYTES,
    logger: false,
    onRcptTo: (address, _session, done) => {
      channelOf(deps, address.address).then(
        (channel) => done(channel ? null : refusal(550, `nobody here reads ${address.address}`)),
        () => done(refusal(451, 'try again in a moment')),
      )
    },
    onData: (stream, session, done) => {
      const leave = gate.enter(session.envelope.rcptTo[0]?.address.toLowerCase() ?? '')
      if (!leave) {
        stream.on('end', () => done(refusal(451, 'too much mail at once; come back in a minute')))
        stream.resume()
        return
      }
      take(deps, stream, session)
        .finally(leave)
        .then(
          () => done(null),
          (error: unknown) => {
            if (!(error instanceof Refusal))
              log.error({ err: error }, 'a mail could not be stored; its sender keeps it')
            done(
              error instanceof Refusal ? error : refusal(451, 'could not be stored; try again in a moment'),
            )
          },
        )
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'an SMTP connection broke'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const renewing = tls && setInterval(() => void renew(server, tls, log), CERTIFICATE_EVERY).unref()
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => {
      if (renewing) clearInterval(renewing)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A certificate that cannot be used leaves the old one in its place. */
async function renew(server: SMTPServer, files: CertificateFiles, log: ChannelLog): Promise<void> {
  try {
    server.updateSecureContext(await readCertificate(files))
  } catch (error) {
    log.error({ err: error }, 'the certificate for mail could not be renewed; the old one stays')
  }
}

async function take(deps: MailDeps, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const raw = await readAll(stream)
  const recipients = session.envelope.rcptTo.map(({ address }: SMTPServerAddress) => address)
  const channels = new Map<string, Channel>()
  for (const recipient of recipients) {
    const channel = await channelOf(deps, recipient)
    if (channel) channels.set(channel.id, channel)
  }
  for (const channel of channels.values())
    await receiveMail(deps, channel, { raw, receivedAt: null, folder: 'inbox', recipients })
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BYTES) chunks.push(chunk)
  }
  if (stream.sizeExceeded || size > MAX_BYTES)
    throw refusal(552, `mails may have ${MAX_BYTES / 1024 / 1024} MB at most`)
  return Buffer.concat(chunks)
}

/** `support+anything@brand.example` is read by whoever reads `support@brand.example`. */
function channelOf(deps: MailDeps, address: string): Promise<Channel | null> {
  const plain = address.replace(/\+[^@]*(?=@)/, '')
  return deps.store.transaction((tx) => tx.setup.channelByAddress(plain))
}

class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

function refusal(code: number, message: string): Refusal {
  return new Refusal(code, message)
}
