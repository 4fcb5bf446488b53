/** Files that must make a rule of `.dependency-cruiser.cjs` cry out; each has `planted` in its path. */
export interface Plant {
  readonly rule: string
  readonly files: Readonly<Record<string, string>>
}

export const plants: readonly Plant[] = [
  {
    rule: 'domain-is-pure',
    files: { 'src/domain/time/planted.ts': "import '../../db/planted.ts'", 'src/db/planted.ts': '' },
  },
  {
    rule: 'domain-needs-no-io',
    files: { 'src/domain/planted.ts': "import pg from 'pg'\nexport const planted = pg" },
  },
  {
    rule: 'domain-needs-no-io',
    files: {
      'src/domain/planted.ts': "import type { Kysely } from 'kysely'\nexport type Planted = Kysely<unknown>",
    },
  },
  {
    rule: 'domain-needs-no-node',
    files: {
      'src/domain/planted.ts': "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync",
    },
  },
  {
    rule: 'workflows-know-only-ports',
    files: { 'src/workflows/planted.ts': "import '../db/planted.ts'", 'src/db/planted.ts': '' },
  },
  {
    rule: 'workflows-need-no-io',
    files: {
      'src/workflows/planted.ts': "import nodemailer from 'nodemailer'\nexport const planted = nodemailer",
    },
  },
  {
    rule: 'tools-do-not-know-each-other',
    files: { 'src/db/planted.ts': "import '../http/planted.ts'", 'src/http/planted.ts': '' },
  },
  {
    rule: 'doors-do-not-know-each-other',
    files: { 'tasks/planted.ts': "import '../src/cli/planted.ts'", 'src/cli/planted.ts': '' },
  },
  {
    rule: 'migrations-import-nothing-of-ours',
    files: { 'migrations/9999-planted.ts': "import '../src/domain/planted.ts'", 'src/domain/planted.ts': '' },
  },
  {
    rule: 'browser-sees-only-shared-types',
    files: { 'src/console/planted.tsx': "import '../workflows/planted.ts'", 'src/workflows/planted.ts': '' },
  },
  {
    rule: 'browser-takes-no-code',
    files: {
      'src/widget/planted.ts': "import { p } from '../domain/planted.ts'\nexport const q = p",
      'src/domain/planted.ts': 'export const p = 1',
    },
  },
  {
    rule: 'browser-has-no-node',
    files: { 'src/widget/planted.ts': "import { join } from 'node:path'\nexport const planted = join" },
  },
  {
    rule: 'what-ships-needs-no-tools',
    files: { 'src/http/planted.ts': "import { test } from 'vitest'\nexport const planted = test" },
  },
  {
    rule: 'what-ships-needs-no-tests',
    files: { 'src/http/planted.ts': "import '../../test/planted.ts'", 'test/planted.ts': '' },
  },
  { rule: 'every-import-leads-somewhere', files: { 'src/http/planted.ts': "import './no-such-file.ts'" } },
  {
    rule: 'no-circles',
    files: {
      'src/domain/planted.ts': "import './planted-too.ts'",
      'src/domain/planted-too.ts': "import './planted.ts'",
    },
  },
]
