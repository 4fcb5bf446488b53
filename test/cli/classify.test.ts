import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { classify } from '../../src/cli/classify.ts'
import { rawMail } from '../channels/email/raw-mail.ts'

const folder = mkdtempSync(join(tmpdir(), 'sundial-classify-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function run(files: string[]) {
  let printed = ''
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      printed += chunk.toString()
      done()
    },
  })
  const status = await classify(files, output)
  return {
    status,
    lines: printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>),
  }
}

it('prints a line for each file, in order', async () => {
  const human = file('human.eml', rawMail({}))
  const bounce = file('bounce.eml', rawMail({ From: 'MAILER-DAEMON@mx.example.net' }))
  const { status, lines } = await run([human, bounce])
  expect(status).toBe(0)
  expect(lines).toEqual([
    { file: human, kind: 'human', reason: expect.any(String) },
    { file: bounce, kind: 'bounce', reason: 'From is a mail server' },
  ])
})

it('goes on after a file that cannot be read, and says so at the end', async () => {
  const human = file('again.eml', rawMail({}))
  const { status, lines } = await run([join(folder, 'missing.eml'), folder, human])
  expect(status).toBe(1)
  expect(lines.map((line) => Object.keys(line))).toEqual([
    ['file', 'error'],
    ['file', 'error'],
    ['file', 'kind', 'reason'],
  ])
})

it('answers for files that are no mail at all', async () => {
  const files = [
    file('empty', Buffer.alloc(0)),
    file('zeros', Buffer.alloc(1_000_000)),
    file('line-ends', Buffer.alloc(5_000_000, '\n')),
  ]
  const { status, lines } = await run(files)
  expect(status).toBe(0)
  expect(lines.map((line) => line['kind'])).toEqual(['human', 'human', 'human'])
})
