import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SmallClone } from './small-clone.ts'

/** Says who it is, and leaves a note when it is told to end. */
const service = `
import { writeFileSync } from 'node:fs'
console.log('pid', process.pid)
process.on('SIGTERM', () => { writeFileSync('ended', ''); process.exit() })
setInterval(() => {}, 1000)
`

async function serving(): Promise<{ readonly npm: ChildProcess; readonly ended: () => boolean }> {
  const clone = new SmallClone()
  clone.write('src/cli/main.js', service)
  const npm = spawn('npm', ['run', '--silent', 'sundial'], {
    cwd: clone.root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(npm.stdout, 'data')) as [Buffer]
  const ended = () => existsSync(path.join(clone.root, 'ended'))
  onTestFinished(() => {
    if (!ended()) process.kill(Number(line.toString().split(' ')[1]), 'SIGKILL')
  })
  return { npm, ended }
}

/** Only Linux shows a process its parent's parent without starting another program. */
const signals = process.platform === 'linux' ? (['SIGTERM', 'SIGKILL'] as const) : (['SIGTERM'] as const)

test.each(signals)('npm gets %s: the program below it is told to end', async (signal) => {
  const { npm, ended } = await serving()
  npm.kill(signal)
  await expect.poll(ended, { timeout: 10_000 }).toBe(true)
})
