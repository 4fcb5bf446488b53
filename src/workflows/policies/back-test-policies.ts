import { BackTest, type Draft } from '../../domain/replay/back-test.ts'
import type { BackTestFigures } from '../../domain/replay/back-test-tally.ts'
import type { BrandId, PolicyId } from '../../domain/ids.ts'
import { isInternalMetric } from '../../domain/clock/spans/spans-of.ts'
import { checkPolicy } from '../../domain/policy/check-policy.ts'
import { parsePolicy } from '../../domain/policy/policy-definition.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Checked, Problem } from '../../domain/problem.ts'
import { parseCalendar } from '../../domain/calendar/parse-calendar.ts'
import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { PastBatch } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface BackTestPolicies {
  readonly brandId: BrandId
  /** Conversations in which something was written since then. */
  readonly since: Instant
  /** Tried in place of what is published under that slug, or in front of all others if nothing is. */
  readonly policy?: { readonly slug: string; readonly definition: unknown }
  /** Tried in place of the hours that are set under that slug. */
  readonly calendar?: { readonly slug: string; readonly definition: unknown }
}

export type BackTestOutcome =
  | { readonly type: 'tested'; readonly figures: BackTestFigures }
  | { readonly type: 'refused'; readonly reason: 'invalid'; readonly problems: readonly Problem[] }

/** Progress, 0 to 1. */
type OnProgress = (share: number) => void | Promise<void>

/** Few enough that nothing else of this node waits for long. */
const BATCH = 500

/** What a draft would have brought to the conversations that are stored; nothing is changed. */
export async function backTestPolicies(
  deps: Pick<Deps, 'store'>,
  command: BackTestPolicies,
  onProgress: OnProgress = () => undefined,
): Promise<BackTestOutcome> {
  const { brandId, since } = command
  const prepared = await deps.store.transaction(async (tx) => ({
    draft: await draftOf(tx, command),
    now: tx.now,
    total: await tx.conversations.countPast(brandId, since),
  }))
  const { draft, now, total } = prepared
  if (!draft.ok) return { type: 'refused', reason: 'invalid', problems: draft.problems }
  const test = new BackTest(draft.value, now)
  const holdings = draft.value.policies.some(({ targets }) =>
    targets.some(({ metric }) => isInternalMetric(metric)),
  )
  let after: string | null = null
  let done = 0
  for (let full = true; full;) {
    const which: PastBatch = { since, after, limit: BATCH, holdings }
    const batch = await deps.store.transaction((tx) => tx.conversations.past(brandId, which))
    for (const conversation of batch) test.add(conversation)
    done += batch.length
    await onProgress(total === 0 ? 1 : Math.min(1, done / total))
    after = batch.at(-1)?.id ?? after
    full = batch.length === BATCH
  }
  return { type: 'tested', figures: test.figures() }
}

async function draftOf(
  tx: Transaction,
  { brandId, policy, calendar }: BackTestPolicies,
): Promise<Checked<Draft>> {
  const published = await tx.setup.policies(brandId)
  const calendars = new Map(await tx.setup.calendars(brandId))
  const problems: Problem[] = calendar ? tryCalendar(calendars, calendar, tx.now) : []
  // What is tried is tried in the hours of the draft, not in those with which it was published.
  const standing = published.map((one): Policy => ({ ...one, hours: new Map() }))
  const refused = { ok: false, problems } as const
  if (!policy) return problems.length > 0 ? refused : { ok: true, value: { policies: standing, calendars } }
  const content = parsePolicy(policy.definition)
  const channels = await tx.setup.channels(brandId)
  const found = content.ok
    ? checkPolicy(content.value, { calendars, channels, now: tx.now })
    : content.problems
  problems.push(...found.map(({ path, problem }) => ({ path: `policy.${path}`, problem })))
  if (!content.ok || problems.length > 0) return refused
  const { slug } = policy
  const tried: Policy = { id: slug as PolicyId, version: 0, slug, name: slug, ...content.value }
  const replaces = standing.some((one) => one.slug === slug)
  const policies = replaces ? standing.map((one) => (one.slug === slug ? tried : one)) : [tried, ...standing]
  return { ok: true, value: { policies, calendars } }
}

function tryCalendar(
  calendars: Map<string, Calendar>,
  { slug, definition }: { readonly slug: string; readonly definition: unknown },
  now: Instant,
): Problem[] {
  const parsed = parseCalendar(definition, now)
  if (!parsed.ok) return parsed.problems.map(({ path, problem }) => ({ path: `calendar.${path}`, problem }))
  calendars.set(slug, parsed.calendar)
  return []
}
