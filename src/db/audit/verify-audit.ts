import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface AuditVerdict {
  /** Lines that were read. */
  readonly lines: number
  /** The digest of the last line, in hex: noted elsewhere, it proves later that nothing was cut off the end. Null for none. */
  readonly head: string | null
  /** Whether the digest that was noted elsewhere is still the digest of a line. */
  readonly knowsHead: boolean
  /** What does not fit: the first positions, with what is wrong. */
  readonly broken: readonly { readonly position: number; readonly problem: string }[]
}

const BATCH = 1_000
const SHOWN = 20

interface Line {
  readonly position: number
  readonly hash: Buffer
  readonly content: string
}

/** Reads the whole chain and computes it anew, without the functions that wrote it. */
export async function verifyAudit(db: Kysely<DB>, noted: string | null = null): Promise<AuditVerdict> {
  const broken: { position: number; problem: string }[] = []
  let last: { position: number; hash: Buffer } = { position: 0, hash: Buffer.alloc(0) }
  let lines = 0
  let knowsHead = noted === null
  for (;;) {
    const batch = await linesAfter(db, last.position)
    for (const line of batch) {
      if (line.position !== last.position + 1)
        broken.push({
          position: line.position,
          problem: `${line.position - last.position - 1} lines are missing before it`,
        })
      const expected = createHash('sha256').update(last.hash).update(line.content).digest()
      if (!expected.equals(line.hash))
        broken.push({ position: line.position, problem: 'it was changed, or the line before it was' })
      if (line.hash.toString('hex') === noted) knowsHead = true
      last = { position: line.position, hash: line.hash }
      lines += 1
    }
    if (batch.length < BATCH) break
  }
  return {
    lines,
    head: lines === 0 ? null : last.hash.toString('hex'),
    knowsHead,
    broken: broken.slice(0, SHOWN),
  }
}

async function linesAfter(db: Kysely<DB>, position: number): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select position, hash,
      jsonb_build_array(position, brand_id, id, person_id, action, subject, before, after,
        (extract(epoch from at) * 1000)::bigint)::text as content
    from audit where position > ${position} order by position limit ${BATCH}
  `.execute(db)
  return rows
}
