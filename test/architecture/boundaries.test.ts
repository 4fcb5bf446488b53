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

  beforeAll(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'sundial-boundaries-'))
    for (const part of ['src', 'tasks', 'migrations', 'package.json', 'tsconfig.json']) {
      if (existsSync(part)) cpSync(part, path.join(copy, part), { recursive: true })
    }
    mkdirSync(path.join(copy, 'tasks'), { recursive: true })
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction')
  })

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
  })

  test.each(plants)('$rule', async ({ rule, files }) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
      writeFileSync(path.join(copy, file), text)
    }
    const { violations } = await boundaries(copy)
    for (const file of Object.keys(files)) rmSync(path.join(copy, file))
    const planted = violations.filter((violation) => violation.includes('planted'))
    expect(planted.map((violation) => violation.split(':')[0])).toContain(rule)
  })
})
