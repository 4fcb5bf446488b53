import type { MysteryShopper } from '../../../src/http/api-types.ts'
import { ok, type Answer } from './answer.ts'
import { inSeconds } from './fixtures/clock.ts'
import type { World } from './world.ts'

/** Synthetic customers are written, changed and taken away. */
export function keepShopper(world: World, method: string, name: string, body: unknown): Answer {
  const others = world.shoppers.filter((one) => one.name !== name)
  if (method === 'DELETE') {
    world.shoppers = others
    return { status: 204 }
  }
  const saved = {
    ...(body as Omit<MysteryShopper, 'name' | 'configured' | 'next_at'>),
    name,
    configured: false,
    next_at: inSeconds(3_600),
  }
  world.shoppers = [...others, saved]
  return ok(saved)
}
