import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Context } from 'koa'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Serves a file that lies within the directory. False if there is none. Names with a hash in them never change. */
export async function serveFile(ctx: Context, directory: string, name: string): Promise<boolean> {
  const file = path.resolve(directory, `./${name}`)
  if (!file.startsWith(path.resolve(directory) + path.sep)) return false
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return false
  ctx.set('cache-control', isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  ctx.set('content-type', types[path.extname(file)] ?? 'application/octet-stream')
  ctx.lastModified = found.mtime
  ctx.etag = `W/"${found.size.toString(16)}-${Math.trunc(found.mtimeMs).toString(16)}"`
  ctx.status = 200
  if (ctx.fresh) {
    ctx.status = 304
    return true
  }
  const packed = await packedFile(ctx, file)
  ctx.vary('Accept-Encoding')
  if (packed) ctx.set('content-encoding', packed.encoding)
  ctx.length = packed?.size ?? found.size
  ctx.body = createReadStream(packed?.file ?? file)
  return true
}

const packings = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
]

/** The build has put smaller copies beside texts; the smallest that the browser reads is sent. */
async function packedFile(
  ctx: Context,
  file: string,
): Promise<{ encoding: string; file: string; size: number } | null> {
  for (const { encoding, ending } of packings) {
    if (ctx.acceptsEncodings(encoding) !== encoding) continue
    const found = await stat(file + ending).catch(() => null)
    if (found?.isFile()) return { encoding, file: file + ending, size: found.size }
  }
  return null
}

/** As Vite writes them: `assets/index-B3fj_2aQ.js`. */
function isHashed(file: string): boolean {
  return /[/\\]assets[/\\].*-[\w-]{8,}\.\w+$/.test(file)
}
