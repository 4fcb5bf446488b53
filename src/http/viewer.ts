import type { AuthenticatedPerson, BrandRoles, TokenScope } from '../db/auth/authenticated-person.ts'

/** Who makes a request, and what they are in which brand. */
export type Viewer = PersonViewer | OperatorViewer

export interface PersonViewer extends Omit<AuthenticatedPerson, 'now'> {
  readonly kind: 'person'
  readonly via: 'session' | 'token'
  /** Until they have set one up, they reach nothing but that. Of tokens none is asked. */
  readonly owesSecondFactor: boolean
  /** What the token is good for; null for everything, and in a session. */
  readonly tokenScopes: readonly TokenScope[] | null
}

/** The bearer of `SUNDIAL_API_TOKEN`: a program of the operator's, nobody in particular. */
export interface OperatorViewer {
  readonly kind: 'operator'
  readonly via: 'token'
  readonly memberships: readonly BrandRoles[]
}
