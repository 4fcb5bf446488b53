import net from 'node:net'

/** A line between us and a server that a test can cut, freeze or close. */
export interface Proxy {
  readonly port: number
  /** Cuts every line and lets nobody in, until it is told otherwise. */
  refuse(on: boolean): void
  /** Lines stay open and nothing passes any more. */
  freeze(): void
  close(): Promise<void>
}

/** What passes, as it passes: from whoever connected, or from the server. */
export type Overheard = (from: 'client' | 'server', bytes: Buffer) => void

export async function startProxy(target: number, overheard?: Overheard): Promise<Proxy> {
  let refusing = false
  let lines: { near: net.Socket; far: net.Socket }[] = []
  const server = net.createServer((near) => {
    if (refusing) return void near.destroy()
    const far = net.connect(target, '127.0.0.1')
    near.on('error', () => undefined)
    far.on('error', () => undefined)
    if (overheard) {
      near.on('data', (bytes: Buffer) => overheard('client', bytes))
      far.on('data', (bytes: Buffer) => overheard('server', bytes))
    }
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    lines.push({ near, far })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const { near, far } of lines) {
      near.destroy()
      far.destroy()
    }
    lines = []
  }
  return {
    port: (server.address() as net.AddressInfo).port,
    refuse(on) {
      refusing = on
      if (on) cut()
    },
    freeze() {
      for (const { near, far } of lines) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
