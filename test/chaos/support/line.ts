import net from 'node:net'

/** A TCP line that a test cuts, freezes, refuses or leads elsewhere. */
export interface Line {
  readonly port: number
  leadTo(port: number): void
  /** Ends every connection at once. */
  cut(): void
  /** Half-open: connections stay, nothing passes on them any more; new ones are served. */
  freeze(): void
  /** Whoever is there or comes is let in, and nothing passes; when it ends, all of them are cut. */
  hang(on: boolean): void
  /** Lets nobody in, until it is told otherwise. */
  refuse(on: boolean): void
  /** Milliseconds that every answer takes longer. */
  delay(length: number): void
  /** Each connection breaks in the middle of what it carries, after so many bytes from now on; null: none does. */
  breakAfter(bytes: number | null): void
  close(): Promise<void>
}

interface Pair {
  readonly near: net.Socket
  readonly far: net.Socket
  frozen: boolean
  /** Bytes that it still carries before it breaks. */
  left: number
}

export async function openLine(to: number): Promise<Line> {
  let target = to
  let refusing = false
  let hanging = false
  let late = 0
  let breaksAfter = Infinity
  const pairs = new Set<Pair>()

  const end = ({ near, far }: Pair): void => {
    near.destroy()
    far.destroy()
  }
  const cut = (): void => pairs.forEach(end)
  const freeze = (): void => pairs.forEach((pair) => (pair.frozen = true))

  /** Passes on what the line still carries. */
  function pass(pair: Pair, bytes: Buffer, into: net.Socket): void {
    if (pair.frozen) return
    if (bytes.length < pair.left) {
      pair.left -= bytes.length
      into.write(bytes)
    } else into.write(bytes.subarray(0, pair.left), () => end(pair))
  }

  const server = net.createServer((near) => {
    if (refusing) return void near.destroy()
    const pair: Pair = { near, far: net.connect(target, '127.0.0.1'), frozen: hanging, left: breaksAfter }
    const { far } = pair
    pairs.add(pair)
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        // Of a half-open line the near end hears nothing, until somebody cuts it.
        if (pair.frozen && socket === far) return
        pairs.delete(pair)
        end(pair)
      })
    }
    near.on('data', (bytes: Buffer) => pass(pair, bytes, far))
    far.on('data', (bytes: Buffer) => {
      if (late === 0) pass(pair, bytes, near)
      else setTimeout(() => pass(pair, bytes, near), late)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    leadTo: (port) => void (target = port),
    cut,
    freeze,
    hang(on) {
      hanging = on
      if (on) freeze()
      else cut()
    },
    refuse(on) {
      refusing = on
      if (on) cut()
    },
    delay: (length) => void (late = length),
    breakAfter(bytes) {
      breaksAfter = bytes ?? Infinity
      for (const pair of pairs) pair.left = breaksAfter
    },
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
