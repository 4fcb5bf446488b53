import type { DigestWorkflows } from '../http/workflows.ts'
import { orderDigest } from '../workflows/digests/order-digest.ts'
import { previewDigest, type PreviewDigestDeps } from '../workflows/digests/preview-digest.ts'
import { unsubscribe } from '../workflows/digests/unsubscribe.ts'
import type { Deps } from '../workflows/ports/store.ts'

/** Binds what routes ask of digests to this node's dependencies. */
export function digestWorkflows(deps: Deps & PreviewDigestDeps, unsubscribeSecret: string): DigestWorkflows {
  return {
    async preview(command) {
      const preview = await previewDigest(deps, command)
      return { ...preview, figures: { ...preview.figures } }
    },
    send: (command) => orderDigest(deps, command),
    unsubscribe: (token) => unsubscribe(deps, token, unsubscribeSecret),
  }
}
