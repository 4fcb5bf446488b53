import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { writeBackup } from '../db/backup/write-backup.ts'
import { readEnvironment } from '../environment.ts'
import { withDatabase } from './with-database.ts'

/** `sundial backup [FILE]`: everything as it is at this instant, while work goes on. Resolves to the exit status. */
export async function backup(
  env: NodeJS.ProcessEnv,
  output: NodeJS.WritableStream,
  { file, now }: { readonly file: string | null; readonly now: number },
): Promise<number> {
  const target = file ?? path.join(readEnvironment(env).dataDir, 'backups', backupName(now))
  await mkdir(path.dirname(path.resolve(target)), { recursive: true })
  const counts = await withDatabase(env, ({ pool }) => writeBackup(pool, target))
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const { size } = await stat(target)
  output.write(
    `${target}: ${rows} rows of ${Object.keys(counts).length} tables, ${(size / 1_048_576).toFixed(1)} MiB.\n` +
      'Keep it somewhere else, with config/ and your environment: passwords of mailboxes and of the mail server are not in it.\n',
  )
  return 0
}

export function backupName(now: number): string {
  return `sundial-${new Date(now).toISOString().replaceAll(':', '-').slice(0, 19)}.jsonl.gz`
}
