import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { SlackSettings } from './slack-settings.ts'
import type { SlackTeam } from './slack-team.ts'

const callback = z.object({
  type: z.literal('event_callback'),
  event: z.object({
    type: z.literal('message'),
    subtype: z.enum(['file_share', 'thread_broadcast', 'bot_message']).optional(),
    channel: z.string(),
    ts: z.string().regex(/^\d+\.\d+$/),
    thread_ts: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().optional(),
    team: z.string().optional(),
    user_team: z.string().optional(),
    text: z.string().default(''),
    files: z.array(z.object({ name: z.string().optional() })).default([]),
  }),
})
type SlackMessage = z.output<typeof callback>['event']

/** What an event of Slack's brings: a customer's message, a colleague's answer, or nothing (reactions, edits, joins, our own). */
export async function slackMessages(
  team: SlackTeam,
  settings: SlackSettings,
  body: unknown,
): Promise<readonly Arrival[]> {
  const read = callback.safeParse(body)
  if (!read.success) return []
  const { event } = read.data
  const { channel, ts, thread_ts, user, bot_id } = event
  if (settings.channels && !settings.channels.includes(channel)) return []
  const { teamId, botId } = await team.self()
  const author = user ?? bot_id
  if (author === undefined || (bot_id !== undefined && bot_id === botId)) return []
  const text = [plain(event.text), ...event.files.map(({ name }) => `[${name ?? 'file'}]`)]
    .filter(Boolean)
    .join('\n')
  if (text === '') return []
  const ours = isOurs(settings, teamId, event)
  const isBot = bot_id !== undefined
  const direct = channel.startsWith('D')
  const thread = thread_ts ?? (direct ? undefined : ts)
  const name = user === undefined ? null : await team.nameOf(user)
  return [
    arrived({
      externalId: `${channel}/${ts}`,
      threadKey: thread === undefined ? channel : `${channel}/${thread}`,
      ...(thread_ts !== undefined && { references: [`${channel}/${thread_ts}`] }),
      author: {
        kind: ours ? (isBot ? 'bot' : 'agent') : 'customer',
        address: author,
        ...(name !== null && { name }),
      },
      occurredAt: Math.trunc(Number(ts) * SECOND),
      text,
      ...(!ours && isBot && { automatic: 'bot' }),
      detail: { reply_to: { channel, ...(thread !== undefined && { thread }) } },
    }),
  ]
}

/** In a channel shared with another company its people are customers; in our own workspace those who are no agents. */
function isOurs(
  { agents }: SlackSettings,
  ourTeam: string,
  { user, bot_id, user_team, team }: SlackMessage,
): boolean {
  if (agents) return user !== undefined ? agents.includes(user) : bot_id !== undefined
  return (user_team ?? team ?? ourTeam) === ourTeam
}

/** `<https://a.example|a>` and `&amp;` as people read them. */
function plain(text: string): string {
  return text
    .replace(/<(?:[^|>]*\|)?([^|>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
