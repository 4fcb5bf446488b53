import type { Channel } from '../../domain/conversation/channel.ts'
import type { BrandId } from '../../domain/ids.ts'
import { visitDue, visitNow, type DueVisit, type ShopperPlan } from '../../domain/shopper/shopper-plan.ts'
import { standingPlans } from '../../domain/shopper/standing-plans.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ShopperVisit } from '../ports/shopper-store.ts'
import type { Deps } from '../ports/store.ts'

/** Writes to a channel as any customer would, through its real door. */
export interface ShopperVoice {
  /** The name that the message will carry. */
  markerFor(channel: Channel, id: string): string
  /** Throws where the door did not take it. */
  write(letter: ShopperLetter): Promise<void>
}

export interface ShopperLetter {
  readonly channel: Channel
  readonly from: ShopperPlan['from']
  readonly subject: string
  readonly text: string
  readonly marker: string
  readonly at: Instant
}

export type ShopperDeps = Deps & { readonly shopper: ShopperVoice }

/** Makes the visits that are due: each once, whoever else looks at the same minute. Answers how many. One that fails keeps no other from it. */
export async function makeVisits(deps: ShopperDeps): Promise<number> {
  const due = await deps.store.transaction(async (tx) => {
    const found: { plan: ShopperPlan; visit: DueVisit; channel: Channel }[] = []
    for (const { brandId, zone, plans } of await tx.shoppers.brands()) {
      const brand = await tx.setup.brand(brandId)
      // One switch stops everything that goes out.
      if (!brand || brand.outboundStoppedAt !== null) continue
      for (const { plan } of standingPlans(plans)) {
        const visit = visitDue(plan, zone, tx.now)
        const channel = visit && (await tx.shoppers.channelOf(brandId, plan.channel))
        if (channel) found.push({ plan, visit, channel })
      }
    }
    return found
  })
  let made = 0
  for (const one of due) if (await makeVisit(deps, { ...one, id: deps.newId(), byHand: false })) made += 1
  return made
}

/** The visit that somebody asked for: made once, however often it is given. Nothing where the plan is gone, or nothing goes out. */
export async function makeAskedVisit(
  deps: ShopperDeps,
  asked: { readonly brandId: BrandId; readonly plan: string; readonly visitId: string },
): Promise<boolean> {
  const due = await deps.store.transaction(async (tx) => {
    const brand = await tx.setup.brand(asked.brandId)
    const stored = await tx.shoppers.brand(asked.brandId)
    if (!brand || !stored || brand.outboundStoppedAt !== null) return null
    const plan = standingPlans(stored.plans).find((one) => one.plan.name === asked.plan)?.plan
    const channel = plan && (await tx.shoppers.channelOf(asked.brandId, plan.channel))
    return channel ? { plan, channel, visit: visitNow(plan, stored.zone, tx.now) } : null
  })
  return due !== null && makeVisit(deps, { ...due, id: asked.visitId, byHand: true })
}

interface Visit {
  readonly id: string
  readonly byHand: boolean
  readonly plan: ShopperPlan
  readonly visit: DueVisit
  readonly channel: Channel
}

async function makeVisit(
  deps: ShopperDeps,
  { id, byHand, plan, visit: { onDate, text }, channel }: Visit,
): Promise<boolean> {
  const marker = deps.shopper.markerFor(channel, id)
  const visit = await deps.store.transaction(async (tx): Promise<ShopperVisit | null> => {
    const begun: ShopperVisit = {
      brandId: channel.brandId,
      id,
      plan: plan.name,
      channelId: channel.id,
      onDate,
      byHand,
      marker,
      writtenAt: tx.now,
    }
    return (await tx.shoppers.begin(begun)) ? begun : null
  })
  if (!visit) return false
  try {
    await deps.shopper.write({
      channel,
      from: plan.from,
      subject: plan.subject,
      text,
      marker,
      at: visit.writtenAt,
    })
  } catch (error) {
    // The day's visit is spent: a second attempt could write twice, and the figure says that nothing came in.
    await deps.store.transaction((tx) => tx.shoppers.save(visit, { state: 'lost', problem: String(error) }))
  }
  return true
}
