import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers a caller who gets no line, in plain HTTP. */
export function refuseUpgrade(
  socket: Duplex,
  { status, code, detail }: { readonly status: number; readonly code: string; readonly detail: string },
  headers: Readonly<Record<string, string>> = {},
): void {
  const title = STATUS_CODES[status] ?? 'Error'
  const body = JSON.stringify({ type: 'about:blank', title, status, code, detail })
  const lines = Object.entries({
    Connection: 'close',
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`)
}
