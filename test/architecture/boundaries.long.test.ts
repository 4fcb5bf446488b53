import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boundaries } from './cruise.ts'
import { plants } from './plants.ts'

test('every part keeps its direction', async () => {
  const found = await boundaries(process.cwd())
  expect(found.violations).toEqual([])
  expect(found.modules).toBeGreaterThan(sourceFiles()) // some tools see "no violations" in 0 modules
})

function sourceFiles(): number {
  return readdirSync('src', { recursive: true }).filter((file) => String(file).endsWith('.ts')).length
}

describe('a planted violation is found', () => {
  let copy: string
  let violations: readonly string[]

  beforeAll(async () => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'sundial-boundaries-'))
    for (const part of ['src', 'tasks', 'migrations', 'package.json', 'tsconfig.json']) {
      if (existsSync(part)) cpSync(part, path.join(copy, part), { recursive: true })
    }
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction')
    for (const [file, text] of plants.flatMap(({ files }, at) => Object.entries(marked(files, at)))) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
      writeFileSync(path.join(copy, file), text)
    }
    violations = (await boundaries(copy)).violations
  })

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
  })

  test.each(plants.map(({ rule }, at) => ({ rule, mark: mark(at) })))('$rule', ({ rule, mark }) => {
    const planted = violations.filter((violation) => violation.includes(mark))
    expect(planted.map((violation) => violation.split(':')[0])).toContain(rule)
  })
})

/** All plants stand in one copy of the tree, since reading it takes seconds; so each has names of its own. */
function mark(at: number): string {
  return `planted${String.fromCharCode('a'.charCodeAt(0) + at)}`
}

function marked(files: Readonly<Record<string, string>>, at: number): Record<string, string> {
  return JSON.parse(JSON.stringify(files).replaceAll('planted', mark(at))) as Record<string, string>
}
