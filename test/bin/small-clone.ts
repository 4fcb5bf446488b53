import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const about = { name: 'small', version: '1.0.0', dependencies: { leaf: 'file:leaf' } }
const scripts = { 'build:server': 'node build.mjs', sundial: 'node bin/sundial.mjs' }
const packages = {
  '': about,
  leaf: { version: '1.0.0' },
  'node_modules/leaf': { resolved: 'leaf', link: true },
}

/** Leaves an `x` for each build in `builds.log`. */
const build = `
import { appendFileSync, cpSync } from 'node:fs'
appendFileSync('builds.log', 'x')
cpSync('src', 'dist/src', { recursive: true })
cpSync('src/cli/main.js', 'dist/src/main.js')
`

/** A clone with the real scripts of `bin/`, and next to nothing to install and build. */
export class SmallClone {
  readonly root = mkdtempSync(path.join(os.tmpdir(), 'sundial-clone-'))

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }))
    cpSync('bin', path.join(this.root, 'bin'), { recursive: true })
    this.write(
      'package.json',
      JSON.stringify({ ...about, type: 'module', engines: { node: '>=20.19' }, scripts }),
    )
    this.write(
      'package-lock.json',
      JSON.stringify({ ...about, lockfileVersion: 3, requires: true, packages }),
    )
    this.write('leaf/package.json', JSON.stringify({ name: 'leaf', version: '1.0.0' }))
    this.write('src/cli/main.js', "console.log('ran', process.argv.slice(2).join(' ')); process.exitCode = 3")
    this.write('build.mjs', build)
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true })
    writeFileSync(path.join(this.root, file), text)
  }

  run(...args: string[]): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path.join(this.root, 'bin', 'sundial.mjs'), ...args])
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.on('error', reject)
      child.on('close', (status) => resolve({ status, stdout, stderr }))
    })
  }
}
