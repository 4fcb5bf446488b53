import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { BackupError, type End, type Head, type Rows } from './format.ts'

/** Reads a backup from its head to its end, which proves that it is whole. Throws BackupError where it is not. */
export async function readBackup(
  file: string,
  hear: { readonly head?: (head: Head) => Promise<void>; readonly rows?: (rows: Rows) => Promise<void> },
): Promise<End> {
  const hash = createHash('sha256')
  let head: Head | null = null
  let end: End | null = null
  try {
    const source = createReadStream(file)
    const unzipped = source.pipe(createGunzip())
    source.on('error', (error) => unzipped.destroy(error))
    for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      const line = JSON.parse(text) as Head | Rows | End
      if ('end' in line) end = line
      else {
        hash.update(`${text}\n`)
        if ('table' in line) await hear.rows?.(line)
        else {
          head = checked(line, file)
          await hear.head?.(head)
        }
      }
    }
  } catch (error) {
    if (error instanceof BackupError || (error as { severity?: string }).severity !== undefined) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new BackupError(`${file}: no such file`, { cause: error })
    throw new BackupError(`${file} cannot be read as a backup: ${String(error)}`, { cause: error })
  }
  if (!head || !end) throw new BackupError(`${file} breaks off: its end is missing; take another backup`)
  if (hash.digest('hex') !== end.sha256)
    throw new BackupError(
      `${file} was changed since it was written: its digest does not fit; take another backup`,
    )
  return end
}

function checked(head: Head, file: string): Head {
  const version: unknown = head.sundial_backup
  if (version === 1) return head
  throw new BackupError(
    `${file} is no backup of Sundial's, or one of a later release: restore it with that one`,
  )
}
