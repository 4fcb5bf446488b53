import type { Digest } from '../../domain/digest/digest.ts'

/** A digest in somebody's language, ready to be sent or shown. */
export interface DigestLetter {
  readonly subject: string
  readonly headline: string
  readonly text: string
  /** Images are named by `cid:`, or written into it where there are no attachments. */
  readonly html: string
  readonly images: readonly DigestImage[]
}

export interface DigestImage {
  readonly fileName: string
  readonly contentId: string
  readonly png: Uint8Array
}

export interface WriteDigest {
  readonly digest: Digest
  readonly brand: { readonly name: string; readonly slug: string }
  /** Null for one that nobody in particular reads. */
  readonly readerName: string | null
  readonly language: string
  /** Where a press of a button ends the subscription; null where there is none. */
  readonly unsubscribeUrl: string | null
  /** Beside the letter for mail, within its HTML for a page. */
  readonly images: 'beside' | 'within'
}

export type DigestWriter = (command: WriteDigest) => Promise<DigestLetter>

export interface MailedDigest {
  /** The same for every attempt. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly letter: DigestLetter
  readonly unsubscribeUrl: string | null
}

/** Throws `NoticeRefused` for what the server will never take, anything else for what may pass. */
export type DigestMailer = (digest: MailedDigest) => Promise<void>

/** The address at which one subscription can be ended, by whoever holds it. */
export type UnsubscribeUrl = (brandId: string, subscriptionId: string) => string
