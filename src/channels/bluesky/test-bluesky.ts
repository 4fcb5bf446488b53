import { XRPCError, type AtpAgent } from '@atproto/api'
import { broken, works, type Finding } from '../port/finding.ts'

/** Whether handle and app password are good, and whether direct messages may be read where they are wanted. */
export async function testBluesky(
  session: () => Promise<AtpAgent>,
  direct: boolean,
): Promise<readonly Finding[]> {
  let agent: AtpAgent
  try {
    agent = await session()
    await agent.listNotifications({ limit: 1 })
  } catch (error) {
    if (error instanceof XRPCError && (error.status as number) === 401)
      return [
        broken(
          'the server does not accept handle and app password',
          'Make an app password under Settings, Privacy and security, and set the variable anew.',
        ),
      ]
    return [broken(`the server does not answer: ${String(error)}`, 'Check service and handle.')]
  }
  const known = works(`we are ${agent.session?.handle}`)
  if (!direct) return [known]
  try {
    await agent.withProxy('bsky_chat', 'did:web:api.bsky.chat').chat.bsky.convo.getLog({})
    return [known, works('direct messages can be read')]
  } catch {
    return [
      known,
      broken(
        'direct messages cannot be read',
        'Make an app password that allows access to direct messages, or set direct_messages to false.',
      ),
    ]
  }
}
