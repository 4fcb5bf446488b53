import net from 'node:net'

/** One connection to an SMTP door that hands over mail after mail, byte for byte, as no library would. */
export interface SmtpLine {
  /** The door's last word: `250 ...` for a mail that it took. */
  send(raw: Buffer, to: string): Promise<string>
  close(): void
}

export async function openSmtpLine(port: number): Promise<SmtpLine> {
  const socket = net.connect(port, '127.0.0.1')
  let pending = ''
  let waiting: { resolve: (answer: string) => void; reject: (error: Error) => void } | null = null
  const answered: string[] = []
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1')
    for (let end = pending.indexOf('\r\n'); end !== -1; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 2)
      if (/^\d{3}-/.test(line)) continue
      if (waiting) waiting.resolve(line)
      else answered.push(line)
      waiting = null
    }
  })
  const broken = (error?: Error) => waiting?.reject(error ?? new Error('the door hung up'))
  socket.on('error', broken).on('close', () => broken())
  const answer = () =>
    new Promise<string>((resolve, reject) => {
      const ready = answered.shift()
      if (ready !== undefined) resolve(ready)
      else waiting = { resolve, reject }
    })
  const say = (line: string) => {
    socket.write(`${line}\r\n`)
    return answer()
  }
  await answer()
  await say('EHLO fuzz.example')
  return {
    async send(raw, to) {
      await say('MAIL FROM:<fuzz@customers.example>')
      const taken = await say(`RCPT TO:<${to}>`)
      if (!taken.startsWith('250')) return taken
      await say('DATA')
      socket.write(stuffed(asSent(raw)))
      return say('.')
    },
    close: () => socket.destroy(),
  }
}

/** A dot that begins a line is doubled on the wire, whatever ended the line before: the door takes either end for one. */
function stuffed(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replace(/(^|\n)\./g, '$1..'), 'latin1')
}

/** A mail as it stands behind the door: it ends with a line's end. */
export function asSent(raw: Buffer): Buffer {
  return raw.subarray(-2).toString('latin1') === '\r\n' ? raw : Buffer.concat([raw, Buffer.from('\r\n')])
}
