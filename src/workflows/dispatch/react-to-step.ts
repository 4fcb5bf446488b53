import type { Candidate } from '../../domain/dispatch/candidate.ts'
import { isReplyMetric } from '../../domain/clock/spans/spans-of.ts'
import { decideFollowUp } from '../../domain/dispatch/decide-follow-up.ts'
import { decideReaction, type Reaction } from '../../domain/dispatch/decide-reaction.ts'
import { recipients } from '../../domain/dispatch/recipients.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { RecordedEvent } from '../../domain/event/event.ts'
import type { BrandId, ConversationId, DispatchId, PolicyId, TurnId } from '../../domain/ids.ts'
import type { Step, Target } from '../../domain/policy/policy.ts'
import { targetFor } from '../../domain/policy/target-for.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { dispatchEvent } from './dispatch-event.ts'
import { moveOnIfAway } from './move-on-if-away.ts'
import { lookAt, seen } from './open-pool.ts'
import { pageLeads } from './page-leads.ts'
import { queuePings } from './queue-pings.ts'
import { seekAnswerer } from './seek-answerer.ts'
import { weatherStorm } from './weather-storm.ts'

type StepEvent = Extract<RecordedEvent, { type: 'clock.step' | 'breach.detected' }>

/** What a fired step of a clock leads to: a nudge, a page, a search. Each event is reacted to once. */
export function reactToStep(deps: Deps, event: StepEvent): Promise<void> {
  const { payload } = event
  const brandId = event.brandId as BrandId
  return inTransaction(deps, async (tx) => {
    if (payload.history || (await tx.dispatches.decided(brandId, event.id))) return
    const policyId = payload.policy_id as PolicyId
    const policy = await tx.setup.policyVersion(brandId, policyId, payload.policy_version)
    const target = policy && targetFor(policy.targets, payload.metric, payload.groups ?? [])
    const step = target?.steps.find(({ name }) => name === payload.step_name)
    if (!target || !step) return
    const { work, answered } = await concerned(tx, event)
    const reaction = work && answered ? decideFollowUp(work, step) : decideReaction(work, step)
    const done = work && reaction.type !== 'nothing' && (await carryOut(deps, tx, work, event, reaction))
    if (!done) await recordOnly(deps, tx, event, reaction)
    if (work && !answered && reaction.type !== 'dispatch') await catchUp(deps, tx, work, target, step)
  })
}

/**
 * Whose work a step is about: the turn of its clock; of a clock over the whole conversation the turn in which the customer waits now, or
 * else the one that it began with, though it is answered.
 */
async function concerned(
  tx: Transaction,
  { brandId: brand, subject, payload }: StepEvent,
): Promise<{ readonly work: Work | null; readonly answered: boolean }> {
  const [brandId, turnId] = [brand as BrandId, payload.turn_id as TurnId]
  const open = await tx.dispatches.work(brandId, turnId)
  if (open || isReplyMetric(payload.metric)) return { work: open, answered: false }
  const waiting = await tx.dispatches.openTurn(brandId, subject as ConversationId)
  const work = waiting && (await tx.dispatches.work(brandId, waiting))
  if (work) return { work, answered: false }
  return { work: await tx.dispatches.answeredWork(brandId, turnId), answered: true }
}

/** True when it has recorded its decision itself. */
async function carryOut(
  deps: Deps,
  tx: Transaction,
  work: Work,
  event: StepEvent,
  reaction: Exclude<Reaction, { type: 'nothing' }>,
): Promise<boolean> {
  const { step_name: step } = event.payload
  if (reaction.type === 'dispatch') {
    return await search(deps, tx, work, { step, eventId: event.id, audiences: reaction.audiences })
  }
  if (reaction.type === 'page') {
    const weather = await weatherStorm(deps, tx, work.brandId, true)
    if (weather === 'nothing') return false
    if (weather === 'incident') {
      await pageLeads(deps, tx, work, { step, eventId: event.id, kind: 'incident' })
      return false
    }
  }
  if (reaction.type === 'nudge') await moveOnIfAway(deps, tx, work)
  await tell(deps, tx, work, event, reaction)
  return false
}

/** Those whom the step addresses hear that the work waits. */
async function tell(
  deps: Deps,
  tx: Transaction,
  work: Work,
  event: StepEvent,
  { type, audiences }: Extract<Reaction, { type: 'nudge' | 'page' }>,
): Promise<void> {
  const experts = await seen(tx, work, 'expert')
  const near = experts.filter((one) => one.onShift || one.standby || isOwner(one, work))
  const people = await lookAt(tx, work, audiences.includes('freelance') ? experts : near)
  const leads = audiences.includes('lead') ? await lookAt(tx, work, await seen(tx, work, 'lead')) : []
  const told = recipients(work, people, leads, audiences, tx.now)
  const known = new Map<string, Candidate>([...people, ...leads].map((one) => [one.person.id, one]))
  const persons = told.map((id) => ({ person: known.get(id)!.person }))
  await queuePings(deps, tx, work, type, persons, event.id)
  const payload = { dispatch_id: null, person_ids: [...told], step: event.payload.step_name }
  if (told.length > 0)
    await tx.events.append([
      dispatchEvent(work, tx.now, type === 'page' ? 'dispatch.paged' : 'dispatch.nudged', payload),
    ])
}

/** True when a decision on the step is on record. */
async function search(
  deps: Deps,
  tx: Transaction,
  work: Work,
  cause: Parameters<typeof seekAnswerer>[4],
): Promise<boolean> {
  const { dispatch, opened } = await tx.dispatches.open(work, deps.newId() as DispatchId, cause.audiences)
  if (opened)
    await tx.events.append([
      dispatchEvent(work, tx.now, 'dispatch.opened', {
        dispatch_id: dispatch.id,
        turn_id: work.turnId,
        step: cause.step,
      }),
    ])
  return dispatch.state === 'open' && (await seekAnswerer(deps, tx, dispatch, work, cause))
}

/** Steps missed during an outage collapse into the last one: the search that an earlier one asked for still begins. */
async function catchUp(
  deps: Deps,
  tx: Transaction,
  work: Work,
  target: Target,
  reached: Step,
): Promise<void> {
  const passed = target.steps.slice(0, target.steps.indexOf(reached))
  const missed = passed.filter(({ action }) => action === 'dispatch')
  if (missed.length === 0 || (await tx.dispatches.ofTurn(work.brandId, work.turnId))) return
  const audiences = [...new Set(missed.flatMap((step) => step.audiences))]
  const reaction = decideReaction(work, { action: 'dispatch', audiences })
  if (reaction.type === 'dispatch')
    await search(deps, tx, work, { step: missed.at(-1)!.name, eventId: null, audiences })
}

async function recordOnly(deps: Deps, tx: Transaction, event: StepEvent, reaction: Reaction): Promise<void> {
  await tx.dispatches.addDecision(event.brandId as BrandId, {
    id: deps.newId(),
    dispatchId: null,
    conversationId: event.subject as ConversationId,
    eventId: event.id,
    step: event.payload.step_name,
    outcome: reaction,
    considered: [],
  })
}

function isOwner({ person }: Candidate, work: Work): boolean {
  return person.id === work.holderId || person.id === work.ownerId
}
