import { signedLink } from '../signed-link.ts'

/** Whose waiting a page shows. It carries nothing of what was written, and no customer's name. */
export interface WaitingLink {
  readonly brandId: string
  readonly turnId: string
}

const link = signedLink('waiting')

/** A token that shows how it stands with this turn and does nothing else. `secret` should hold at least 32 random bytes. */
export const signWaitingLink = ({ brandId, turnId }: WaitingLink, secret: string): string =>
  link.sign([brandId, turnId], secret)

/** Reads a token made by `signWaitingLink` with the same secret; null for anything else, whatever the text. */
export function verifyWaitingLink(token: string, secret: string): WaitingLink | null {
  const ids = link.verify(token, secret)
  return ids && { brandId: ids[0], turnId: ids[1] }
}
