import { SECOND } from '../../../../src/domain/time/instant.ts'
import {
  fakeIntercom,
  webhookCall,
  type IntercomConversation,
  type IntercomPart,
} from '../../../helpdesk/fakes/fake-intercom.ts'
import type { CallHook, Rig } from '../rig.ts'

const SECRET = 'the client secret of an app'

/** An Intercom that calls our webhook for conversations, signed over the body. */
export async function intercom(hook: CallHook): Promise<Rig> {
  const conversations: IntercomConversation[] = []
  const fake = await fakeIntercom({ conversations, now: () => Date.now() })
  const second = () => Math.floor(Date.now() / SECOND) * SECOND
  const nadia = { type: 'user', id: 'c1', name: 'Nadia' } as const
  const helga = { type: 'admin', id: '7', name: 'Helga' } as const
  let latest: (() => Promise<void>) | null = null

  const call = async (topic: string, index: number | null) => {
    await hook(webhookCall(topic, conversations[0]!, index, SECRET))
  }
  const say = async (topic: string, part: Omit<IntercomPart, 'at'>) => {
    const parts = conversations[0]!.parts as IntercomPart[]
    parts.push({ at: second(), ...part })
    await call(topic, parts.length - 1)
  }
  const ours = () =>
    (conversations[0]?.parts ?? []).flatMap((part, index) =>
      part.by.name === 'Director' && part.type === 'comment' ? [{ part, index }] : [],
    )

  return {
    adapter: 'intercom',
    kind: 'helpdesk',
    settings: { url: fake.url, token_env: 'INTERCOM', webhook_secret_env: 'INTERCOM_HOOK' },
    variables: { INTERCOM: 'intercom-token', INTERCOM_HOOK: SECRET },
    async customerWrites(text) {
      if (conversations.length === 0) {
        conversations.push({ id: '1', at: second(), contact: nadia.id, body: text, parts: [] })
        latest = () => call('conversation.user.created', null)
        await latest()
        return
      }
      await say('conversation.user.replied', { type: 'comment', by: nadia, body: text })
      const index = conversations[0]!.parts.length - 1
      latest = () => call('conversation.user.replied', index)
    },
    deliversAgain: () => latest!(),
    robotWrites: (text) =>
      say('conversation.operator.replied', { type: 'comment', by: { type: 'bot', id: '2' }, body: text }),
    reacts: () => say('conversation.admin.assigned', { type: 'assignment', by: helga, body: null }),
    colleagueAnswers: (text) => say('conversation.admin.replied', { type: 'comment', by: helga, body: text }),
    answers: () => ours().map(({ part }) => part.body!.replaceAll(/<[^>]*>/g, '')),
    echoes: () => call('conversation.admin.replied', ours().at(-1)!.index),
    asksToWait: (seconds) =>
      fake.refuseNextReply(429, {
        'x-ratelimit-reset': String(Math.ceil(Date.now() / SECOND) + seconds),
      }),
    refuses: () => fake.refuseNextReply(422),
    async forgeries() {
      const forged: IntercomConversation = {
        id: '9',
        at: Date.now(),
        contact: 'c9',
        body: 'forged',
        parts: [],
      }
      const topic = 'conversation.user.created'
      const { body, headers } = webhookCall(topic, forged, null, SECRET)
      return [
        (await hook(webhookCall(topic, forged, null, 'another secret'))).status,
        (await hook({ body, headers: {} })).status,
        (await hook({ body: `${body} `, headers })).status,
      ]
    },
    close: () => fake.close(),
  }
}
