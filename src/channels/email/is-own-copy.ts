const HEAD = 64 * 1024

/**
 * Whether a mail in a folder of sent mail is a copy of an answer that we handed over: some services give it another Message-ID, so it
 * is known by our own header.
 */
export function isOwnCopy(raw: Uint8Array): boolean {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, HEAD)).toString('latin1')
  const end = head.search(/\r?\n\r?\n/)
  return /^x-sundial-message:/im.test(end === -1 ? head : head.slice(0, end))
}
