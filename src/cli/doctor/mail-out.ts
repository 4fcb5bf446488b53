import nodemailer from 'nodemailer'
import { fail, ok, warn, type Finding } from './finding.ts'

const TIMEOUT_MS = 5_000

const mends: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server refuses the user or the password in SMTP_URL. Many providers want an app password.',
  EDNS: 'The host in SMTP_URL does not exist: look for a typing error.',
  ESOCKET: 'Is the server running, and does the port fit? 465 is smtps://, 587 and 25 are smtp://.',
  ETIMEDOUT: 'Nothing answers at the host and port of SMTP_URL: many networks block port 25, try 587.',
}

/** Signs in at the outgoing mail server; no mail is sent. */
export async function checkMailOut(smtpUrl: string | null): Promise<Finding> {
  if (smtpUrl === null) {
    return warn(
      'mail out',
      'answers by mail stay in a local outbox',
      'Set SMTP_URL to your mail server when customers shall get them.',
    )
  }
  const { hostname, port } = new URL(smtpUrl)
  const name = port === '' ? hostname : `${hostname}:${port}`
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const transport = nodemailer.createTransport({ url: smtpUrl, ...timeouts })
  try {
    await transport.verify()
    return ok('mail out', `${name} lets us in`)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const mend = mends[code ?? ''] ?? 'Check SMTP_URL: smtp://user:password@host:587.'
    return fail('mail out', `${name} does not take our mail: ${message}`, mend)
  } finally {
    transport.close()
  }
}
