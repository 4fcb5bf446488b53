import type { HttpDeps } from '../deps.ts'

export interface ScimDeps extends Pick<HttpDeps, 'db' | 'newId' | 'workflows' | 'signIn' | 'setupChanged'> {
  /** Where these resources are reached from outside, without a slash at the end. */
  readonly base: string
  /** Whose token it is; null for the operator's. */
  readonly personId: string | null
  /** Under which brand the changes are booked. */
  readonly brandId: string | null
}

export interface ScimRequest {
  readonly id: string
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: unknown
  readonly page: { readonly offset: number; readonly limit: number }
}

export interface ScimAnswer {
  readonly status: number
  readonly body?: object
  readonly list?: { readonly total: number; readonly resources: readonly object[] }
  readonly location?: string
}
