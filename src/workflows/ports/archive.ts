import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A file that came with a message. */
export interface NewAttachment {
  readonly name: string | null
  readonly mediaType: string
  readonly contentId: string | null
  readonly content: Uint8Array
}

export interface QuarantinedMessage {
  readonly channelId: string
  readonly reason: string
  readonly receivedAt: Instant
  readonly raw: Uint8Array
}

/** Raw messages and files, each stored once by what it contains. */
export interface Archive {
  /** Many at once, in few statements; answers in their order. */
  keepAll(
    brandId: BrandId,
    files: readonly { readonly bytes: Uint8Array; readonly mediaType: string }[],
  ): Promise<readonly string[]>
  /** Answers the SHA-256 in hexadecimal under which the bytes are found again. */
  keep(brandId: BrandId, bytes: Uint8Array, mediaType: string): Promise<string>
  /** A message that has its files already keeps them. */
  attach(brandId: BrandId, messageId: string, attachments: readonly NewAttachment[]): Promise<void>
  /** What could not become a message waits for somebody to look at it. Answers its id. */
  quarantine(brandId: BrandId, message: QuarantinedMessage): Promise<string>
}
