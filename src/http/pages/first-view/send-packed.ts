import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'koa'

/** Packs quickly what is made for one reader: brotli's fourth level takes a millisecond or two for a page. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export async function sendPacked(ctx: Context, text: string): Promise<void> {
  const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity')
  ctx.vary('Accept-Encoding')
  if (encoding === 'br') ctx.body = await promisify(brotliCompress)(text, quickly)
  else if (encoding === 'gzip') ctx.body = await promisify(gzip)(text)
  else ctx.body = text
  if (encoding === 'br' || encoding === 'gzip') ctx.set('content-encoding', encoding)
  ctx.type = 'html'
}
