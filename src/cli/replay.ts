import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { replay as replayMessages, type ReplayFigures } from '../domain/replay/replay.ts'
import { parseReplayPolicy } from '../domain/replay/replay-policy.ts'
import { readMessageLog } from '../workflows/policies/past/message-log.ts'
import { progressBar } from './replay/progress-bar.ts'
import { reportBrokenRows } from './replay/report-broken-rows.ts'
import { renderFigures } from './replay/render-figures.ts'

export interface ReplayOptions {
  readonly events: string
  readonly policy: string
  readonly json: boolean
}

export interface ReplayStreams {
  readonly output: NodeJS.WritableStream
  readonly diagnostics: NodeJS.WriteStream
}

/** `sundial replay`: what would have happened? Resolves to the exit status; broken rows are reported and left out. */
export async function replay(
  options: ReplayOptions,
  { output, diagnostics }: ReplayStreams,
): Promise<number> {
  const policy = await readPolicy(options.policy)
  if (!policy.ok) {
    for (const problem of policy.problems) diagnostics.write(`${options.policy}: ${problem}\n`)
    return 1
  }
  const size = await stat(options.events).catch(() => null)
  if (!size?.isFile()) {
    diagnostics.write(`${options.events}: no such file\n`)
    return 1
  }
  const bar = progressBar(diagnostics, size.size)
  const log = await readMessageLog(createReadStream(options.events), (count) => bar.advance(count))
  bar.end()
  reportBrokenRows(options.events, log.broken, diagnostics)
  if (log.missingColumns.length > 0) return 1
  const figures = replayMessages(log.conversations.values(), policy.value, log.endsAt)
  output.write(options.json ? `${JSON.stringify(figures satisfies ReplayFigures)}\n` : renderFigures(figures))
  return log.broken.length > 0 ? 1 : 0
}

async function readPolicy(file: string) {
  try {
    const parsed = parseReplayPolicy(JSON.parse(await readFile(file, 'utf8')))
    if (parsed.ok) return parsed
    return { ok: false as const, problems: parsed.problems.map(({ path, problem }) => `${path} ${problem}`) }
  } catch (error) {
    return { ok: false as const, problems: [error instanceof Error ? error.message : String(error)] }
  }
}
