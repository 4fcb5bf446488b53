import type { DigestWorkflows } from '../http/workflows.ts'
import { orderDigest } from '../workflows/digests/order-digest.ts'
import { previewDigest, printDigest, type PreviewDigestDeps } from '../workflows/digests/preview-digest.ts'
import { unsubscribe } from '../workflows/digests/unsubscribe.ts'
import type { DigestPrinter } from '../workflows/ports/digest-writer.ts'
import type { Deps } from '../workflows/ports/store.ts'

/** Binds what routes ask of digests to this node's dependencies. */
export function digestWorkflows(
  deps: Deps & PreviewDigestDeps & { readonly printDigest: DigestPrinter },
  unsubscribeSecret: string,
): DigestWorkflows {
  return {
    preview: (command) => previewDigest(deps, command),
    print: (command) => printDigest(deps, command),
    send: (command) => orderDigest(deps, command),
    unsubscribe: (token) => unsubscribe(deps, token, unsubscribeSecret),
  }
}
