import { MINUTE, SECOND } from '../../../../src/domain/time/instant.ts'
import {
  fakeChatwoot,
  webhookCall,
  type ChatwootConversation,
  type ChatwootMessage,
} from '../../../helpdesk/fakes/fake-chatwoot.ts'
import type { CallHook, Rig } from '../rig.ts'

const SECRET = 'the secret of a webhook'

/** A Chatwoot that calls our webhook for messages, signed over the time, a full stop and the body. */
export async function chatwoot(hook: CallHook): Promise<Rig> {
  const nadia = { id: 5, name: 'Nadia' }
  const conversation: ChatwootConversation = {
    id: 1,
    channel: 'Channel::Email',
    contact: nadia,
    status: 'open',
    messages: [],
  }
  const fake = await fakeChatwoot({ conversations: [conversation], now: () => Date.now() })
  const say = (message: Omit<ChatwootMessage, 'id' | 'at'>): ChatwootMessage => {
    const said = {
      id: Math.max(0, ...conversation.messages.map((one) => one.id)) + 1,
      at: Math.floor(Date.now() / SECOND) * SECOND,
      ...message,
    }
    conversation.messages.push(said)
    return said
  }
  const deliver = async (message: ChatwootMessage) => {
    await hook(webhookCall(conversation, message, SECRET))
  }
  const helga = { id: 9, type: 'user', name: 'Helga' } as const
  const asked = (content: string) => say({ type: 0, content, sender: { ...nadia, type: 'contact' } })
  const ours = () => conversation.messages.filter(({ sender }) => sender?.name === 'Director')

  return {
    adapter: 'chatwoot',
    kind: 'helpdesk',
    settings: { url: fake.url, token_env: 'CHATWOOT', webhook_secret_env: 'CHATWOOT_HOOK' },
    variables: { CHATWOOT: 'chatwoot-token', CHATWOOT_HOOK: SECRET },
    customerWrites: (text) => deliver(asked(text)),
    deliversAgain: () => deliver(conversation.messages.filter(({ type }) => type === 0).at(-1)!),
    robotWrites: (text) =>
      deliver(say({ type: 1, content: text, sender: { id: 2, type: 'agent_bot', name: 'Bot' } })),
    reacts: () => deliver(say({ type: 2, content: 'Assigned to Helga' })),
    colleagueAnswers: (text) => deliver(say({ type: 1, content: text, sender: helga })),
    answers: () => ours().map(({ content }) => content),
    echoes: () => deliver(ours().at(-1)!),
    asksToWait: (seconds) => fake.refuseNextMessage(429, { 'retry-after': String(seconds) }),
    refuses: () => fake.refuseNextMessage(422),
    async forgeries() {
      const forged: ChatwootMessage = {
        id: 9_999,
        at: Date.now(),
        type: 0,
        content: 'forged',
        sender: { ...nadia, type: 'contact' },
      }
      const stale = Date.now() - 16 * MINUTE
      return [
        (await hook(webhookCall(conversation, forged, 'another secret'))).status,
        (await hook(webhookCall(conversation, forged, SECRET, stale))).status,
        (await hook({ body: webhookCall(conversation, forged, SECRET).body, headers: {} })).status,
      ]
    },
    close: () => fake.close(),
  }
}
