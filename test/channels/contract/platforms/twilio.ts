import { createHmac } from 'node:crypto'
import type { CallHook, Rig } from '../rig.ts'

const TOKEN = '12345'

/** Twilio: forms signed with HMAC-SHA1 over the address and the sorted parameters, as its documentation describes. */
export function twilio(hook: CallHook): Promise<Rig> {
  let count = 0
  const url = 'http://127.0.0.1/hooks/twilio'
  const post = async (fields: Readonly<Record<string, string>>, token = TOKEN) => {
    const sorted = Object.keys(fields)
      .sort()
      .map((name) => name + fields[name]!)
    const signature = createHmac('sha1', token)
      .update(url + sorted.join(''))
      .digest('base64')
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' }
    return (await hook({ headers, body: new URLSearchParams(fields).toString() })).status
  }
  const must = async (fields: Readonly<Record<string, string>>) => {
    const status = await post(fields)
    if (status !== 200) throw new Error(`the hook answered ${status}`)
  }
  const call = (more: Readonly<Record<string, string>>) => ({
    CallSid: `CA${(count += 1)}`,
    From: '+14158675310',
    To: '+18005551212',
    Direction: 'inbound',
    CallStatus: 'in-progress',
    Timestamp: new Date(Date.now() - 1_000).toUTCString(),
    ...more,
  })
  let latest: Readonly<Record<string, string>> = {}
  return Promise.resolve({
    adapter: 'twilio',
    kind: 'phone',
    settings: { auth_token_env: 'TWILIO' },
    variables: { TWILIO: TOKEN },
    customerWrites: () => must((latest = call({ DialCallStatus: 'no-answer' }))),
    deliversAgain: () => must(latest),
    reacts: () => must(call({ CallStatus: 'completed' })),
    colleagueAnswers: () =>
      must(
        call({
          Direction: 'outbound-api',
          From: '+18005551212',
          To: '+14158675310',
          Timestamp: new Date().toUTCString(),
        }),
      ),
    forgeries: async () => [
      await post(call({ DialCallStatus: 'busy' }), 'guess'),
      (await hook({ body: new URLSearchParams(call({ DialCallStatus: 'busy' })).toString() })).status,
    ],
    close: () => Promise.resolve(),
  })
}
