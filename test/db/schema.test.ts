import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'

/** Red after a new migration: `npx vitest run test/db/schema.test.ts --update` writes the types anew. */
test('the types of the tables are those that the migrations make', async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'sundial-schema-'))
  const file = path.join(folder, 'schema.ts')
  try {
    execFileSync('node', ['scripts/generate-schema.mjs', database.url, file])
    await expect(readFileSync(file, 'utf8')).toMatchFileSnapshot('../../src/db/schema.ts')
  } finally {
    rmSync(folder, { recursive: true })
    await database.drop()
  }
})
