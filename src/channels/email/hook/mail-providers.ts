import { z } from 'zod'
import { MINUTE, SECOND } from '../../../domain/time/instant.ts'
import { isHmac, jsonOf, type HookRequest } from '../../port/hook.ts'
import { sameSecret } from '../../port/same-secret.ts'
import { isSigned } from '../../port/signed-call.ts'

type Read = { readonly raw: Buffer; readonly recipients: readonly string[] } | 'not-authentic' | 'unreadable'

/** How each provider of inbound mail proves itself, and where in its call the raw mail lies. */
export const mailProviders: Readonly<
  Record<
    'mailgun' | 'postmark' | 'sendgrid' | 'neutral',
    (request: HookRequest, key: string) => Promise<Read>
  >
> = {
  /** A route that ends in `mime`: the form holds the mail, and a signature over timestamp and token. */
  async mailgun(request, key) {
    const form = await formOf(request)
    const timestamp = textIn(form, 'timestamp')
    const signature = textIn(form, 'signature')
    const content = timestamp + textIn(form, 'token')
    const late = Math.abs(request.now - Number(timestamp) * SECOND)
    if (
      !(late <= 15 * MINUTE) ||
      !isHmac(signature, { content, secret: key, hash: 'sha256', encoding: 'hex' })
    )
      return 'not-authentic'
    return mailIn(textIn(form, 'body-mime'), [textIn(form, 'recipient')])
  },

  /** JSON with `RawEmail`; whom it is from is known by the password in the address. */
  postmark(request, key) {
    if (!hasPassword(request, key)) return Promise.resolve('not-authentic')
    const read = z
      .object({ RawEmail: z.string(), OriginalRecipient: z.string().default('') })
      .safeParse(jsonOf(request.rawBody))
    if (!read.success) return Promise.resolve('unreadable')
    return Promise.resolve(mailIn(read.data.RawEmail, [read.data.OriginalRecipient]))
  },

  /** "Post the raw, full MIME message": the form holds it as `email`, and the envelope as JSON. */
  async sendgrid(request, key) {
    if (!hasPassword(request, key)) return 'not-authentic'
    const form = await formOf(request)
    const envelope = z
      .object({ to: z.array(z.string()) })
      .catch({ to: [] })
      .parse(jsonOf(Buffer.from(textIn(form, 'envelope'))))
    return mailIn(textIn(form, 'email'), envelope.to)
  },

  neutral({ header, rawBody, now }, key) {
    if (!isSigned(header('x-sundial-signature'), rawBody, key, now)) return Promise.resolve('not-authentic')
    if (rawBody.length === 0) return Promise.resolve('unreadable')
    const recipient = header('x-sundial-recipient')
    return Promise.resolve({ raw: rawBody, recipients: recipient === undefined ? [] : [recipient] })
  },
}

function mailIn(text: string, recipients: readonly string[]): Read {
  if (text === '') return 'unreadable'
  return { raw: Buffer.from(text), recipients: recipients.filter((address) => address !== '') }
}

function hasPassword({ header }: HookRequest, key: string): boolean {
  const [scheme, given] = (header('authorization') ?? '').split(' ')
  return (
    scheme?.toLowerCase() === 'basic' && sameSecret(Buffer.from(given ?? '', 'base64').toString('utf8'), key)
  )
}

/** Either kind of form; an empty one for a body that is none. */
async function formOf({ header, rawBody }: HookRequest): Promise<FormData> {
  const headers = { 'content-type': header('content-type') ?? '' }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- warned of for large uploads; a hook's body is bounded and in memory
  return new Response(new Uint8Array(rawBody), { headers }).formData().catch(() => new FormData())
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
