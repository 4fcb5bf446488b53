import { z } from 'zod'
import { networkSettings, setNetwork, type NetworkSettings } from '../../../db/changes/network.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import * as schema from './schema.ts'

export const readNetwork = route({
  operation: 'network.read',
  method: 'get',
  path: '/network-settings',
  summary: 'Who may apply, whose customers are answered from where, what freelance experts see.',
  query: z.object({ brand: z.string().max(64).optional() }),
  answers: { 200: { is: 'The settings.', schema: schema.networkSettings } },
  async handle({ db }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return ok(withUsual(await networkSettings(db, target.brand.id)))
  },
})

export const changeNetwork = route({
  operation: 'network.change',
  method: 'patch',
  path: '/network-settings',
  summary: 'Change them; what is left out stays.',
  body: schema.changedNetwork,
  answers: { 200: { is: 'The settings.', schema: schema.networkSettings } },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    await setNetwork(deps.db, by(deps, scope), target.brand.id, schema.networkSettings.partial().parse(body))
    return ok(withUsual(await networkSettings(deps.db, target.brand.id)))
  },
})

/** What stands where nothing is set. */
export function withUsual(set: NetworkSettings) {
  return {
    open: set.open ?? false,
    regions: set.regions ?? [],
    history: set.history ?? 'channel',
    seen_days: set.seen_days ?? 7,
    ask_rating: set.ask_rating ?? false,
    review_percent: set.review_percent ?? 10,
    offer_slots: set.offer_slots ?? false,
  }
}
