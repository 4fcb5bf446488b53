import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { sendDigest, type SendDigestDeps } from '../src/workflows/digests/send-digest.ts'

const payload = z.object({ brand_id: z.uuid(), digest_id: z.uuid() })

/** A digest goes out to its reader. */
export function sendDigestTask(deps: SendDigestDeps): Task {
  return (given) => {
    const { brand_id, digest_id } = payload.parse(given)
    return sendDigest(deps, brand_id as BrandId, digest_id)
  }
}
