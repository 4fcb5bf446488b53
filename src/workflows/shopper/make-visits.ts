import type { Channel } from '../../domain/conversation/channel.ts'
import { shopperPlans, visitDue, type DueVisit, type ShopperPlan } from '../../domain/shopper/shopper-plan.ts'
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
      for (const plan of shopperPlans.catch([]).parse(plans)) {
        const visit = visitDue(plan, zone, tx.now)
        const channel = visit && (await tx.shoppers.channelOf(brandId, plan.channel))
        if (channel) found.push({ plan, visit, channel })
      }
    }
    return found
  })
  let made = 0
  for (const { plan, visit, channel } of due) if (await makeVisit(deps, plan, visit, channel)) made += 1
  return made
}

async function makeVisit(
  deps: ShopperDeps,
  plan: ShopperPlan,
  { onDate, text }: DueVisit,
  channel: Channel,
): Promise<boolean> {
  const id = deps.newId()
  const marker = deps.shopper.markerFor(channel, id)
  const visit = await deps.store.transaction(async (tx): Promise<ShopperVisit | null> => {
    const begun: ShopperVisit = {
      brandId: channel.brandId,
      id,
      plan: plan.name,
      channelId: channel.id,
      onDate,
      marker,
      writtenAt: tx.now,
    }
    return (await tx.shoppers.begin(begun)) ? begun : null
  })
  if (!visit) return false
  try {
    await deps.shopper.write({ channel, from: plan.from, subject: plan.subject, text, marker })
  } catch (error) {
    // The day's visit is spent: a second attempt could write twice, and the figure says that nothing came in.
    await deps.store.transaction((tx) => tx.shoppers.save(visit, { state: 'lost', problem: String(error) }))
  }
  return true
}
