import { lchownSync, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Identity } from './identity.ts'

/** Gives a directory to the identity that PostgreSQL runs as; the top comes last, so an interrupted walk is done again. */
export function own(directory: string, { owner }: Identity): void {
  if (!owner || lstatSync(directory).uid === owner.uid) return
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
  lchownSync(directory, owner.uid, owner.gid)
}
