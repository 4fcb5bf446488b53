import type { Incident } from '../../domain/dispatch/decide-storm.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Storms: at most one is open for a brand. */
export interface IncidentStore {
  /** How many reply clocks of the brand are due before that instant, passed ones among them; counts no further than `limit`. */
  atRisk(brandId: BrandId, before: Instant, limit: number): Promise<number>
  /** The open one, locked. */
  open(brandId: BrandId): Promise<Incident | null>
  /** Brands with an open incident. */
  brands(): Promise<readonly BrandId[]>
  /** False when another has begun at the same time. */
  begin(brandId: BrandId, id: string, atRisk: number): Promise<boolean>
  /** The live count; `paged` also notes that the lead has heard of it. */
  count(brandId: BrandId, id: string, atRisk: number, paged: boolean): Promise<void>
  end(brandId: BrandId, id: string, atRisk: number): Promise<void>
}
