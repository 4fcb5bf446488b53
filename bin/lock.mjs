// One lock for processes of one machine, freed by the operating system when its holder dies, even by kill -9:
// a listening socket. It serves the scripts in bin/ before anything is installed, and the server as `#lock`.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const RETRY_MS = 50

/** Runs `work` while no other process holds the lock of that name; `onWait` is called once if it has to wait. */
export async function withLock(name, work, onWait = () => {}) {
  const release = await acquire(name, onWait)
  try {
    return await work()
  } finally {
    await release()
  }
}

async function acquire(name, onWait) {
  const address = addressOf(name)
  for (let attempt = 0; ; attempt++) {
    const server = await listen(address)
    if (server) return () => new Promise((resolve) => server.close(resolve))
    if (attempt === 0) onWait()
    await removeLeftover(address)
    await sleep(RETRY_MS)
  }
}

function addressOf(name) {
  const key = `sundial-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${key}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${key}`
  return path.join(os.tmpdir(), `${key}.sock`)
}

function listen(address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen({ path: address, exclusive: true }, () => resolve(server))
  })
}

/** Only where sockets are files does one outlive its process; nobody answers there. */
async function removeLeftover(address) {
  if (!path.isAbsolute(address) || process.platform === 'win32') return
  const answered = await new Promise((resolve) => {
    const socket = net.connect(address, () => resolve(true) || socket.destroy())
    socket.once('error', (error) => resolve(error.code !== 'ECONNREFUSED'))
  })
  if (!answered) rmSync(address, { force: true })
}
