import path from 'node:path'
import { BackupError } from '../db/backup/format.ts'
import { restoreBackup } from '../db/backup/restore-backup.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { readEnvironment } from '../environment.ts'

/** `sundial restore FILE`: fills an empty installation from a backup. Resolves to the exit status: 1 if it was refused. */
export async function restore(
  env: NodeJS.ProcessEnv,
  {
    output,
    diagnostics,
  }: { readonly output: NodeJS.WritableStream; readonly diagnostics: NodeJS.WritableStream },
  file: string,
): Promise<number> {
  const { databaseUrl, dataDir } = readEnvironment(env)
  const embedded =
    databaseUrl === null
      ? await startEmbedded({ dataDir: path.join(dataDir, 'postgres'), database: 'sundial' })
      : null
  try {
    const counts = await restoreBackup(databaseUrl ?? embedded!.url, file)
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    output.write(
      `${rows} rows of ${Object.keys(counts).length} tables are back. Everybody signs in anew; clocks went on meanwhile.\n`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    diagnostics.write(`${error.message}\n`)
    return 1
  } finally {
    await embedded?.stop()
  }
}
