// Packs Sundial as npm would publish it, installs that in an empty directory as a stranger would, and starts it there.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_S = 120

const empty = mkdtempSync(path.join(os.tmpdir(), 'sundial-package-'))
const [httpPort, smtpPort] = [await freePort(), await freePort()]
let server
try {
  npm(process.cwd(), 'run', '--silent', 'materials')
  const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(
    npm(process.cwd(), 'pack', '--json', '--ignore-scripts', '--pack-destination', empty),
  )
  console.log(`${filename}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} in ${entryCount} files`)
  writeFileSync(path.join(empty, 'package.json'), '{ "private": true }')
  npm(empty, 'install', '--no-audit', '--no-fund', '--loglevel=error', `./${filename}`)

  const materials = JSON.parse(
    readFileSync(path.join(empty, 'node_modules/sundial/dist/materials.cdx.json'), 'utf8'),
  )
  expect(
    materials.components.some(({ name }) => name === 'koa'),
    'the package says what it is made of',
  )

  const answer = sundial('explain', { input: '' })
  expect(answer === '', `explain answers nothing to nothing, not ${answer}`)
  const refusal = sundial('exlpain', { fails: true })
  expect(refusal.includes('Did you mean explain?'), `a command that is typed wrong is understood: ${refusal}`)

  server = spawn('npx', ['--no-install', 'sundial', 'start'], {
    cwd: empty,
    env: { ...process.env, PORT: String(httpPort), SUNDIAL_SMTP_PORT: String(smtpPort) },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const url = `http://127.0.0.1:${httpPort}`
  await ready(url)
  const page = await fetch(url).then((response) => response.text())
  expect(/<div id="root">/.test(page), 'the console is served')
  const widget = await fetch(`${url}/widget.js`)
  expect(widget.ok, `the widget is served, not ${widget.status}`)
  console.log('The package installs, answers, and starts in an empty directory.')
} finally {
  if (server?.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    process.kill(-server.pid, 'SIGTERM')
    await ended
  }
  rmSync(empty, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 })
}

function npm(cwd, ...args) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

function sundial(command, { input = '', fails = false } = {}) {
  try {
    const said = execFileSync('npx', ['--no-install', 'sundial', command], {
      cwd: empty,
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    expect(!fails, `${command} is refused`)
    return said
  } catch (error) {
    if (fails && error.status > 0) return error.stderr
    throw error
  }
}

async function ready(url) {
  for (const end = Date.now() + PATIENCE_S * 1_000; Date.now() < end; await sleep(250)) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error(`the server is not ready after ${PATIENCE_S} s`)
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function expect(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`)
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1_000)} kB`
}
