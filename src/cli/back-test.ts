import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Problem } from '../domain/problem.ts'
import { BackTest } from '../domain/replay/back-test.ts'
import { readDraft } from '../domain/replay/read-draft.ts'
import type { Instant } from '../domain/time/instant.ts'
import { isZone } from '../domain/time/zone.ts'
import { renderBackTest } from './replay/render-back-test.ts'
import { readMessageLog } from '../workflows/policies/past/message-log.ts'
import { pastOfLog } from '../workflows/policies/past/past-of-log.ts'
import { progressBar } from './replay/progress-bar.ts'
import { reportBrokenRows } from './replay/report-broken-rows.ts'
import type { ReplayStreams } from './replay.ts'

export interface BackTestOptions {
  readonly events: string
  /** `{"policies":[...],"calendars":[...],"rosters":[...]}` as `config/` writes them. */
  readonly draft: string
  /** Of customers whose row names none. */
  readonly zone: string
  readonly json: boolean
  /** The time of asking: a calendar that never opens from then on is refused. */
  readonly now: Instant
}

/** `sundial back-test`: what would these policies have brought? Resolves to the exit status; broken rows are reported and left out. */
export async function backTest(
  { events, draft: draftFile, zone, json, now }: BackTestOptions,
  { output, diagnostics }: ReplayStreams,
): Promise<number> {
  const draft = await readDraftFile(draftFile, now)
  const problems = draft.ok ? [] : draft.problems
  if (!isZone(zone)) problems.push({ path: '--zone', problem: `there is no time zone "${zone}"` })
  for (const { path, problem } of problems) diagnostics.write(`${draftFile}: ${path} ${problem}\n`)
  if (!draft.ok || problems.length > 0) return 1
  const size = await stat(events).catch(() => null)
  if (!size?.isFile()) {
    diagnostics.write(`${events}: no such file\n`)
    return 1
  }
  const bar = progressBar(diagnostics, size.size)
  const log = await readMessageLog(createReadStream(events), (count) => bar.advance(count), { traits: true })
  bar.end()
  reportBrokenRows(events, log.broken, diagnostics)
  if (log.missingColumns.length > 0) return 1
  const test = new BackTest(draft.value, log.endsAt)
  for (const conversation of pastOfLog(log, zone)) test.add(conversation)
  const figures = test.figures()
  output.write(json ? `${JSON.stringify(figures)}\n` : renderBackTest(figures))
  return log.broken.length > 0 ? 1 : 0
}

async function readDraftFile(file: string, now: Instant) {
  try {
    const read = readDraft(JSON.parse(await readFile(file, 'utf8')), now)
    return read.ok ? read : { ok: false as const, problems: [...read.problems] }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { ok: false as const, problems: [{ path: '', problem }] as Problem[] }
  }
}
