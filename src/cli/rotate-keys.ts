import { v7 } from 'uuid'
import { dropOldKeys, rotateKeys, type Dropped } from '../db/vault/rotate-keys.ts'
import { PhraseUnknown } from '../db/vault/vault-keys.ts'
import { EnvironmentError, readEnvironment } from '../environment.ts'
import type { ReplayStreams } from './replay.ts'
import { withDatabase } from './with-database.ts'

/**
 * `sundial rotate-keys [--drop-old]`: a new key for what is sealed in the database, or forgets the old ones. Resolves to the exit status: 1
 * where something is left to do, which it says.
 */
export async function rotateKeysCommand(
  env: NodeJS.ProcessEnv,
  { output, diagnostics }: ReplayStreams,
  { dropOld }: { readonly dropOld: boolean },
): Promise<number> {
  try {
    const { vaultPhrase, vaultPhraseBefore } = readEnvironment(env)
    const phrases = { now: vaultPhrase, before: vaultPhraseBefore }
    return await withDatabase(env, async ({ db }) => {
      if (dropOld) return sayDropped(await dropOldKeys(db, v7), output, diagnostics)
      const { key, fresh, resealed, unreadable } = await rotateKeys(db, phrases, v7)
      if (!fresh) output.write(`An earlier run was cut off: this one went on with its key.\n`)
      output.write(
        `Key ${key} has sealed ${resealed} secrets anew; new ones are sealed with it within a minute.\n`,
      )
      for (const { table, id } of unreadable)
        diagnostics.write(`no key opens the secret of ${table} ${id}: give it again where it was given\n`)
      if (unreadable.length === 0)
        output.write(
          'Old keys still open what they sealed; in five minutes, forget them: sundial rotate-keys --drop-old\n',
        )
      return unreadable.length === 0 ? 0 : 1
    })
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof PhraseUnknown)) throw error
    diagnostics.write(`${error.message}\n`)
    return 1
  }
}

function sayDropped(
  dropped: Dropped,
  output: NodeJS.WritableStream,
  diagnostics: NodeJS.WritableStream,
): number {
  if (dropped.type === 'dropped') {
    output.write(
      `${dropped.keys} old keys are forgotten. Backups that were made with them need them: keep such a backup's own copy.\n`,
    )
    return 0
  }
  diagnostics.write(
    dropped.reason === 'in_use'
      ? `${dropped.values} secrets are still sealed with old keys: run sundial rotate-keys first\n`
      : dropped.reason === 'too_soon'
        ? `a node may still seal with an old key: try again in ${dropped.seconds} seconds\n`
        : 'there is no new key yet: run sundial rotate-keys first\n',
  )
  return 1
}
