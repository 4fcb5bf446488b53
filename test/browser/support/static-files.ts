import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { extname, join, normalize } from 'node:path'
import { allowing } from '../../../src/http/pages/first-view/allowing.ts'
import type { BuiltPage } from '../../../src/http/pages/first-view/built-page.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** As the real server answers them. */
const firstLoads: Readonly<Record<string, string>> = { '/expert': '/expert.html', '/board': '/board.html' }

const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** A page that was made for whoever asks. */
export function servePage({ html, scriptHash }: BuiltPage, response: ServerResponse): void {
  response
    .writeHead(200, {
      'content-encoding': 'gzip',
      'content-type': types['.html'],
      'content-security-policy': allowing(scriptHash, policy),
    })
    .end(gzipSync(html))
}

/** Serves the built console; whatever is no file is a page of the console. */
export async function serveStatic(root: string, path: string, response: ServerResponse): Promise<void> {
  const file = normalize(path).replace(/^(\.\.[/\\])+/, '')
  const wanted = extname(file) === '' ? (firstLoads[file] ?? '/index.html') : file
  try {
    const packed = await readFile(join(root, `${wanted}.br`)).catch(() => null)
    const body = packed ?? (await readFile(join(root, wanted)))
    response.writeHead(200, {
      ...(packed ? { 'content-encoding': 'br' } : {}),
      'content-type': types[extname(wanted)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
}
