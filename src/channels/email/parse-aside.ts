import { Worker } from 'node:worker_threads'
import { parseMail } from './parse-mail.ts'
import type { ParseOutcome } from './parsed-mail.ts'

/** Smaller mails are read here within a few milliseconds; larger ones would hold up everybody else on this node. Bytes. */
export const LARGE_MAIL = 512 * 1024

/** A mail that needs more than that is no letter. Megabytes. */
const MEMORY = 3_072

const isSource = import.meta.url.endsWith('.ts')
const program = new URL(isSource ? './parse-worker.ts' : './parse-worker.js', import.meta.url)
/** In development and tests a thread knows no TypeScript by itself. */
const fromSource = `import('tsx/esm/api').then(({ register }) => { register(); return import('${program.href}') })`

let last: Promise<unknown> = Promise.resolve()

/** Reads a mail as `parseMail` does, a large one in a thread of its own, one after the other. Never rejects. */
export function parseAside(raw: Uint8Array): Promise<ParseOutcome> {
  if (raw.length < LARGE_MAIL) return parseMail(raw)
  const outcome = last.then(() => inThread(raw))
  last = outcome
  return outcome
}

function inThread(raw: Uint8Array): Promise<ParseOutcome> {
  return new Promise((resolve) => {
    const options = { workerData: raw, resourceLimits: { maxOldGenerationSizeMb: MEMORY } }
    const worker = isSource
      ? new Worker(fromSource, { ...options, eval: true })
      : new Worker(program, options)
    const give = (outcome: ParseOutcome) => {
      resolve(outcome)
      void worker.terminate()
    }
    const failed = (detail: string) => give({ ok: false, problem: { code: 'unreadable', detail } })
    worker.once('message', give)
    worker.once('error', (error: Error) => failed(error.message))
    worker.once('exit', (code) => failed(`the thread that read it ended with ${code}`))
  })
}
