import type { WebClient } from '@slack/web-api'

/** Who we are in Slack, and who others are; asked once. */
export interface SlackTeam {
  self(): Promise<{ readonly teamId: string; readonly botId: string | null }>
  /** The name that others see; null where Slack does not tell. */
  nameOf(userId: string): Promise<string | null>
}

const NAMES_KEPT = 10_000

export function slackTeam(web: WebClient): SlackTeam {
  let self: ReturnType<SlackTeam['self']> | null = null
  const names = new Map<string, string | null>()
  return {
    self() {
      self ??= web.auth.test().then(({ team_id, bot_id }) => ({ teamId: team_id!, botId: bot_id ?? null }))
      self.catch(() => (self = null))
      return self
    },
    async nameOf(userId) {
      const known = names.get(userId)
      if (known !== undefined) return known
      if (names.size >= NAMES_KEPT) names.clear()
      const name = await web.users
        .info({ user: userId })
        .then(({ user }) => user?.profile?.display_name || user?.real_name || user?.name || null)
        .catch(() => null) // without the scope users:read, or for a moment: the message matters more
      names.set(userId, name)
      return name
    },
  }
}
