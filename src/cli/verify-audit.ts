import { verifyAudit } from '../db/audit/verify-audit.ts'
import { withDatabase } from './with-database.ts'

export interface VerifyAuditOptions {
  /** A digest that an earlier run has printed and somebody kept elsewhere. */
  readonly head: string | null
  readonly json: boolean
}

/** `sundial verify-audit`: is what was written about changes still what it was? Resolves to the exit status: 1 if not. */
export async function verifyAuditCommand(
  env: NodeJS.ProcessEnv,
  output: NodeJS.WritableStream,
  { head, json }: VerifyAuditOptions,
): Promise<number> {
  if (head !== null && !/^[0-9a-f]{64}$/.test(head)) {
    output.write(
      `"${head}" is no digest: --head wants the 64 hexadecimal digits that an earlier run has printed\n`,
    )
    return 1
  }
  const verdict = await withDatabase(env, ({ db }) => verifyAudit(db, head))
  const whole = verdict.broken.length === 0 && verdict.knowsHead
  if (json) output.write(`${JSON.stringify({ ok: whole, ...verdict })}\n`)
  else {
    for (const { position, problem } of verdict.broken) output.write(`line ${position}: ${problem}\n`)
    if (!verdict.knowsHead)
      output.write('the noted head is the digest of no line: lines were cut off or written anew\n')
    output.write(
      whole
        ? `The audit is whole: ${verdict.lines} lines. Its head is ${verdict.head ?? 'none yet'}; keep it somewhere else and give it to the next check by --head.\n`
        : 'The audit was tampered with.\n',
    )
  }
  return whole ? 0 : 1
}
