import net from 'node:net'

/** A TCP line that a test cuts, freezes, refuses or leads elsewhere. */
export interface Line {
  readonly port: number
  leadTo(port: number): void
  /** Ends every connection at once. */
  cut(): void
  /** Half-open: connections stay, nothing passes on them any more; new ones are served. */
  freeze(): void
  /** Lets nobody in, until it is told otherwise. */
  refuse(on: boolean): void
  /** Milliseconds that every answer takes longer. */
  delay(length: number): void
  close(): Promise<void>
}

export async function openLine(to: number): Promise<Line> {
  let target = to
  let refusing = false
  let late = 0
  const pairs = new Set<{ near: net.Socket; far: net.Socket; frozen: boolean }>()
  const server = net.createServer((near) => {
    if (refusing) return void near.destroy()
    const far = net.connect(target, '127.0.0.1')
    const pair = { near, far, frozen: false }
    pairs.add(pair)
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        // Of a half-open line the near end hears nothing, until somebody cuts it.
        if (pair.frozen && socket === far) return
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => {
      if (!pair.frozen) far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (pair.frozen) return
      if (late === 0) near.write(bytes)
      else setTimeout(() => pair.frozen || near.write(bytes), late)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const { near, far } of pairs) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    port: (server.address() as net.AddressInfo).port,
    leadTo: (port) => void (target = port),
    cut,
    freeze() {
      for (const pair of pairs) pair.frozen = true
    },
    refuse(on) {
      refusing = on
      if (on) cut()
    },
    delay: (length) => void (late = length),
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
