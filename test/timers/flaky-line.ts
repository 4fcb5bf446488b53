import net from 'node:net'

/** A line to the database that can lose an answer, be cut, or lead to another server. */
export interface FlakyLine {
  readonly url: string
  /** The next answer to a statement is lost together with its connection; the statement itself has arrived. */
  loseNextAnswer(): void
  cut(): void
  leadTo(url: string): void
  close(): Promise<void>
}

export async function flakyLine(to: string): Promise<FlakyLine> {
  let target = new URL(to)
  let losing = false
  const open = new Set<net.Socket>()
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (answer) => {
      if (!losing) return void client.write(answer)
      losing = false
      client.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as net.AddressInfo).port)
  const cut = (): void => open.forEach((socket) => socket.destroy())
  return {
    url: url.href,
    loseNextAnswer: () => void (losing = true),
    cut,
    leadTo: (other) => void (target = new URL(other)),
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
