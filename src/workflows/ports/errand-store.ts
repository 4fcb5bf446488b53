import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

export type ErrandKind = 'back_test' | 'retarget'

/** Something that was asked for and takes a while. */
export interface Errand {
  readonly brandId: BrandId
  readonly id: string
  readonly kind: ErrandKind
  /** Null for a program of the operator's. */
  readonly personId: PersonId | null
  readonly request: unknown
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  /** 0 to 1. */
  readonly progress: number
  /** Of one that is done: its figures; of one that failed: what was wrong. */
  readonly result: unknown
  readonly askedAt: Instant
  readonly endedAt: Instant | null
}

export interface ErrandStore {
  /** `input` is what it works on; it is kept until the errand has ended. */
  add(
    errand: Pick<Errand, 'brandId' | 'id' | 'kind' | 'personId' | 'request'>,
    input: string | null,
  ): Promise<void>
  input(brandId: BrandId, id: string): Promise<string | null>
  find(brandId: BrandId, id: string): Promise<Errand | null>
  /** One that has ended stays as it is. */
  advance(brandId: BrandId, id: string, progress: number): Promise<void>
  end(brandId: BrandId, id: string, state: 'done' | 'failed', result: unknown): Promise<void>
}
