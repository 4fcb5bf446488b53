import { secondFactorOf } from '../../db/auth/second-factors.ts'
import { beginSecondStep, type SecondStep } from '../../db/auth/second-steps.ts'
import { beginSession, type NewSession } from '../../db/auth/sessions.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { HttpDeps } from '../deps.ts'

export interface Entering {
  readonly personId: PersonId
  /** How they showed who they are: `password`, `link`, or the provider's slug. */
  readonly by: string
  readonly userAgent: string | undefined
  readonly ip: string
  /** The second factor is shown, here or at the provider. */
  readonly proved: boolean
}

export type Entered =
  | { readonly type: 'in'; readonly session: NewSession }
  | { readonly type: 'code-needed'; readonly step: SecondStep }

/** The one way in: a session, or where a second factor is set up and not shown yet, the step that asks for it. */
export async function enter(
  deps: Pick<HttpDeps, 'db' | 'now' | 'log' | 'settings'>,
  { personId, by, userAgent, ip, proved }: Entering,
): Promise<Entered> {
  if (!proved && (await secondFactorOf(deps.db, personId))?.confirmedAt) {
    deps.log.info({ personId, by }, 'somebody showed the first factor and is asked for the second')
    return { type: 'code-needed', step: await beginSecondStep(deps.db, personId, deps.now()) }
  }
  const session = await beginSession(
    deps.db,
    {
      personId,
      userAgent: userAgent?.slice(0, 500) || null,
      address: ip,
      proved,
      now: deps.now(),
    },
    deps.settings.sessions,
  )
  deps.log.info({ personId, by, proved }, 'somebody signed in')
  return { type: 'in', session }
}
