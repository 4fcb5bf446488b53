import type { Digest } from '../../domain/digest/digest.ts'
import type { Person } from '../../domain/people/person.ts'
import type { DigestRoad } from './digest-store.ts'

/** A digest in somebody's language, ready to be sent or shown. */
export interface DigestLetter {
  readonly subject: string
  readonly headline: string
  /** In words; null in a quiet period. */
  readonly decision: DigestDecision | null
  readonly text: string
  /** As Slack shows it. */
  readonly blocks: readonly SlackBlock[]
  /** Images are named by `cid:`, or written into it where there are no attachments. */
  readonly html: string
  readonly images: readonly DigestImage[]
}

export interface DigestDecision {
  readonly title: string
  readonly text: string
  /** What it rests on, and what it costs. */
  readonly assumed: string | null
  /** What came of the one that was adopted last. */
  readonly achieved: string | null
}

/** A block of Slack's Block Kit; what it holds is the composer's affair. */
export interface SlackBlock {
  readonly type: string
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

/** The same on paper: a PDF. */
export type DigestPrinter = (command: WriteDigest) => Promise<Uint8Array>

export interface DigestDelivery {
  /** The same for every attempt. */
  readonly id: string
  readonly reader: Pick<Person, 'name' | 'email' | 'slackUserId'>
  readonly letter: DigestLetter
  readonly unsubscribeUrl: string | null
}

/** Throws `NoticeRefused` for what will never be taken, anything else for what may pass. */
export type DigestSender = (delivery: DigestDelivery) => Promise<void>

/** Roads that are not set up are absent. */
export type DigestSenders = Readonly<Partial<Record<DigestRoad, DigestSender>>>

/** The address at which one subscription can be ended, by whoever holds it. */
export type UnsubscribeUrl = (brandId: string, subscriptionId: string) => string
