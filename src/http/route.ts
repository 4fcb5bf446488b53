import type { z } from 'zod'
import type { Instant } from '../domain/time/instant.ts'
import type { Answer } from './answer.ts'
import type { Operation, Scope } from './authorise.ts'
import type { HttpDeps } from './deps.ts'
import type { Viewer } from './viewer.ts'

/** A request that was found authentic, permitted and well-formed. */
export interface ApiRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly viewer: Viewer | null
  readonly scope: Scope
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The database's clock, or the test's. */
  readonly now: Instant
  readonly ip: string
  readonly header: (name: string) => string | undefined
  readonly sessionId: string | undefined
  /** Of whoever has shown the first factor and owes the second. */
  readonly stepId: string | undefined
  /** Tells once when the client has gone, at once if it has already. */
  readonly whenGone: (tell: () => void) => void
}

/** One row of the table of routes: what it takes, who may, what it answers. Router and OpenAPI document are made of it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly operation: Operation
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Request headers that the route reads, for the document. */
  readonly headers?: z.ZodObject
  /** Bytes; 1 MiB unless said otherwise. */
  readonly bodyLimit?: number
  /** Each item of the body is judged by the handler, so that one bad one does not keep out the others. */
  readonly bodyUnchecked?: boolean
  readonly answers: Readonly<
    Record<number, { readonly is: string; readonly schema?: z.ZodType; readonly type?: string }>
  >
  handle(
    deps: HttpDeps,
    request: ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Answer>
}

/** Lets the compiler infer the three types. */
export function route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Route<Params, Query, Body>,
): Route<Params, Query, Body> {
  return definition
}
