import { signCall } from '../../../../src/channels/port/signed-call.ts'
import type { CallHook, Rig } from '../rig.ts'

/** A telephone system that posts signed events: every message of the contract is a missed call. */
export function calls(hook: CallHook): Promise<Rig> {
  let count = 0
  const post = async (event: object, { secret = 'calls-secret', ago = 0 } = {}) => {
    const body = JSON.stringify(event)
    return (
      await hook({ headers: { 'x-sundial-signature': signCall(body, secret, Date.now() - ago) }, body })
    ).status
  }
  const must = async (event: object) => {
    const status = await post(event)
    if (status !== 200) throw new Error(`the hook answered ${status}`)
  }
  const call = (event: string, more = {}) => ({
    call_id: `call-${(count += 1)}`,
    event,
    at: new Date().toISOString(),
    number: '+49301234567',
    ...more,
  })
  let latest: object = {}
  return Promise.resolve({
    adapter: 'calls',
    kind: 'phone',
    settings: { secret_env: 'CALLS' },
    variables: { CALLS: 'calls-secret' },
    customerWrites: () => must((latest = call('missed'))),
    deliversAgain: () => must(latest),
    reacts: () => must(call('started')),
    colleagueAnswers: () => must(call('answered', { direction: 'outbound' })),
    forgeries: async () => [
      await post(call('missed'), { secret: 'guess' }),
      await post(call('missed'), { ago: 301_000 }),
      (await hook({ body: JSON.stringify(call('missed')) })).status,
    ],
    close: () => Promise.resolve(),
  })
}
