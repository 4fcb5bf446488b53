// Writes src/db/schema.ts from a migrated database: node scripts/generate-schema.mjs DATABASE_URL [FILE]
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'

const [url, file = 'src/db/schema.ts'] = process.argv.slice(2)
if (!url) {
  console.error('usage: node scripts/generate-schema.mjs DATABASE_URL (of a migrated database) [FILE]')
  process.exit(2)
}
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
const style = await resolveConfig('src/db/schema.ts')
writeFileSync(file, await format(asNumber, { ...style, parser: 'typescript' }))
