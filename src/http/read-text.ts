import type { Context } from 'koa'
import { problem, ProblemError } from './problem.ts'

const MEBIBYTE = 1_048_576

/** The body as it came, byte for byte: signatures are made over it. */
export async function readText(ctx: Context): Promise<string> {
  return (await readBytes(ctx)).toString('utf8')
}

export async function readBytes(ctx: Context, limit: number = MEBIBYTE): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit)
      throw new ProblemError(problem(413, 'too_large', `The body may have up to ${limit} bytes here.`))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
