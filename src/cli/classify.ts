import { open } from 'node:fs/promises'
import { CLASSIFY_BYTES, classifyRaw } from '../channels/email/classify-raw.ts'

/**
 * `sundial classify FILE.eml ...`: one JSON line for each file, in the order given. A file that cannot be read gives `{"file", "error"}`
 * and the rest still runs. Resolves to the exit status: 1 after any error, else 0.
 */
export async function classify(files: readonly string[], output: NodeJS.WritableStream): Promise<number> {
  let status = 0
  for (const file of files) {
    const answer = await classifyFile(file)
    if ('error' in answer) status = 1
    output.write(`${JSON.stringify({ file, ...answer })}\n`)
  }
  return status
}

async function classifyFile(file: string): Promise<{ kind: string; reason: string } | { error: string }> {
  try {
    return await classifyRaw(await readBeginning(file))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { error: 'no such file' }
    return { error: cause instanceof Error ? cause.message : String(cause) }
  }
}

async function readBeginning(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(CLASSIFY_BYTES)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } finally {
    await handle.close()
  }
}
