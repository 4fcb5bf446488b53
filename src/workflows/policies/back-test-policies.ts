import { setImmediate } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { isInternalMetric } from '../../domain/clock/spans/spans-of.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { BackTest, type Draft, type PastConversation } from '../../domain/replay/back-test.ts'
import type { BackTestFigures } from '../../domain/replay/back-test-tally.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { Deps } from '../ports/store.ts'
import { readMessageLog, type BrokenRow } from './past/message-log.ts'
import { pastOfLog } from './past/past-of-log.ts'
import { triedDrafts, type Trial, type TriedDrafts } from './past/tried-draft.ts'

export interface BackTestPolicies extends Trial {
  readonly brandId: BrandId
  /** Stored conversations in which something was written since then; of a log, all that it holds. */
  readonly since: Instant
  /** A log of messages (CSV) to try it on instead, and where customers live whose row does not say it. */
  readonly log?: { readonly csv: string; readonly zone: Zone }
}

export interface BackTested {
  readonly figures: BackTestFigures
  /** Of what is in force, on the same conversations; null where nothing else was tried. */
  readonly current: BackTestFigures | null
  /** Rows of the log that could not be read and were left out; null for stored conversations. */
  readonly log: { readonly broken: number; readonly firstBroken: readonly BrokenRow[] } | null
}

export type BackTestOutcome =
  | ({ readonly type: 'tested' } & BackTested)
  | { readonly type: 'refused'; readonly reason: 'invalid'; readonly problems: readonly Problem[] }

/** Progress, 0 to 1. */
type OnProgress = (share: number) => void | Promise<void>

/** Few enough that nothing else of this node waits for long. */
const BATCH = 500
const BROKEN_NAMED = 20

/** What a draft would have brought to the past, beside what is in force; nothing is changed. */
export async function backTestPolicies(
  deps: Pick<Deps, 'store'>,
  command: BackTestPolicies,
  onProgress: OnProgress = () => undefined,
): Promise<BackTestOutcome> {
  const { brandId, since, log: written, ...trial } = command
  const { drafts, now, total } = await deps.store.transaction(async (tx) => ({
    drafts: await triedDrafts(tx, brandId, trial),
    now: tx.now,
    total: written ? 0 : await tx.conversations.countPast(brandId, since),
  }))
  if (!drafts.ok) return { type: 'refused', reason: 'invalid', problems: drafts.problems }
  const compared = (trial.policy ?? trial.calendar ?? trial.roster) !== undefined
  const begin = (endsAt: Instant) => new Comparison(drafts.value, compared, endsAt)
  if (!written) {
    const stored = begin(now)
    await addStored(deps, command, stored, total, onProgress)
    return { type: 'tested', ...stored.figures(), log: null }
  }
  const log = await readMessageLog(Readable.from(inChunks(written.csv)), () => undefined, { traits: true })
  if (log.missingColumns.length > 0)
    return { type: 'refused', reason: 'invalid', problems: log.broken.map(asProblem) }
  const logged = begin(log.endsAt)
  await addLogged([...pastOfLog(log, written.zone)], logged, onProgress)
  const { broken } = log
  const left = { broken: broken.length, firstBroken: broken.slice(0, BROKEN_NAMED) }
  return { type: 'tested', ...logged.figures(), log: left }
}

/** What is tried beside what is in force, on the same conversations. */
class Comparison {
  readonly #tried: BackTest
  readonly #current: BackTest | null
  /** Whether who had the conversations matters. */
  readonly holdings: boolean

  constructor({ tried, current }: TriedDrafts, compared: boolean, endsAt: Instant) {
    this.#tried = new BackTest(tried, endsAt)
    this.#current = compared ? new BackTest(current, endsAt) : null
    this.holdings = [tried, current].some(looksAtHolders)
  }

  add(conversation: PastConversation): void {
    this.#tried.add(conversation)
    this.#current?.add(conversation)
  }

  figures(): Pick<BackTested, 'figures' | 'current'> {
    return { figures: this.#tried.figures(), current: this.#current?.figures() ?? null }
  }
}

function looksAtHolders({ policies }: Draft): boolean {
  return policies.some(({ targets }) => targets.some(({ metric }) => isInternalMetric(metric)))
}

async function addStored(
  deps: Pick<Deps, 'store'>,
  { brandId, since }: Pick<BackTestPolicies, 'brandId' | 'since'>,
  test: Comparison,
  total: number,
  onProgress: OnProgress,
): Promise<void> {
  let after: string | null = null
  let done = 0
  for (let full = true; full;) {
    const which = { since, after, limit: BATCH, holdings: test.holdings }
    const batch: readonly (PastConversation & { readonly id: string })[] = await deps.store.transaction(
      (tx) => tx.conversations.past(brandId, which),
    )
    for (const conversation of batch) test.add(conversation)
    done += batch.length
    await onProgress(total === 0 ? 1 : Math.min(1, done / total))
    after = batch.at(-1)?.id ?? after
    full = batch.length === BATCH
  }
}

/** Others have their turn after each batch. */
async function addLogged(
  past: readonly PastConversation[],
  test: Comparison,
  onProgress: OnProgress,
): Promise<void> {
  for (let done = 0; done < past.length; done += BATCH) {
    for (const conversation of past.slice(done, done + BATCH)) test.add(conversation)
    await onProgress(Math.min(1, (done + BATCH) / past.length))
    await setImmediate()
  }
}

const CHUNK = 65_536

async function* inChunks(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield bytes.subarray(at, at + CHUNK)
    await setImmediate()
  }
}

function asProblem({ line, problem }: BrokenRow): Problem {
  return { path: `log.csv line ${line}`, problem }
}
