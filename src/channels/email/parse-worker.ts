import { parentPort, workerData } from 'node:worker_threads'
import { parseMail } from './parse-mail.ts'

/** The thread of `parse-aside.ts`: one mail in, its outcome out. Files are handed over, not copied. */
const outcome = await parseMail(workerData as Uint8Array)
const owned = new Set(
  (outcome.ok ? outcome.mail.attachments : [])
    .map(({ content }) => content)
    .filter(({ buffer, byteLength }) => buffer.byteLength === byteLength)
    .map(({ buffer }) => buffer as ArrayBuffer),
)
parentPort?.postMessage(outcome, [...owned])
