// Writes src/db/schema.ts from a migrated database: node scripts/generate-schema.mjs DATABASE_URL
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const [url] = process.argv.slice(2)
if (!url) {
  console.error('usage: node scripts/generate-schema.mjs DATABASE_URL (of a migrated database)')
  process.exit(2)
}
const file = 'src/db/schema.ts'
execFileSync(
  'npx',
  [
    'kysely-codegen',
    '--dialect',
    'postgres',
    '--url',
    url,
    '--include-pattern',
    'public.*',
    '--exclude-pattern',
    '*kysely*',
    '--out-file',
    file,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
// The pool reads int8 as a number (src/db/pool.ts).
const asNumber = readFileSync(file, 'utf8').replace('Int8 = ColumnType<string,', 'Int8 = ColumnType<number,')
writeFileSync(file, asNumber)
execFileSync('npx', ['prettier', '--write', file], { stdio: 'ignore' })
