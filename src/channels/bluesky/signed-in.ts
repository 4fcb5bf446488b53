import type { AtpAgent } from '@atproto/api'

/** The agent, signed in once; the library renews its session. After a refusal the next call signs in anew. */
export function signedIn(agent: AtpAgent, identifier: string, password: string): () => Promise<AtpAgent> {
  let signing: Promise<unknown> | null = null
  return async () => {
    if (agent.session === undefined) {
      signing ??= agent.login({ identifier, password }).finally(() => (signing = null))
      await signing
    }
    return agent
  }
}
