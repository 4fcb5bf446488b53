import type { Context } from 'koa'
import { readClock } from '../../../db/auth/authenticated-person.ts'
import { personBySlackUser } from '../../../db/read/person-by-slack-user.ts'
import { translator } from '../../../i18n/translate.ts'
import { readInteraction, type SlackInteraction } from '../../../notify/slack/read-interaction.ts'
import { isFromSlack } from '../../../notify/slack/verify-request.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import { readText } from '../../read-text.ts'
import { send } from '../../send.ts'

/** Slack waits three seconds; the message that was pressed is brought up to date by a job of its own. */
export async function slackInteraction(deps: HttpDeps, ctx: Context): Promise<void> {
  const secret = deps.settings.slackSigningSecret
  if (secret === null) {
    send(ctx, notConnected)
    return
  }
  const rawBody = await readText(ctx)
  const signed = {
    rawBody,
    timestamp: ctx.get('x-slack-request-timestamp') || undefined,
    signature: ctx.get('x-slack-signature') || undefined,
  }
  if (!isFromSlack(signed, secret, await readClock(deps.db, deps.now()))) {
    send(ctx, notFromSlack)
    return
  }
  const interaction = readInteraction(rawBody)
  const refusal = interaction && (await act(deps, interaction))
  if (interaction && refusal) await tell(deps, interaction, refusal)
  ctx.status = 200
  ctx.body = ''
}

interface Refusal {
  readonly key: string
  readonly name?: string
}

async function act(
  deps: HttpDeps,
  { action, offerId, slackUserId }: SlackInteraction,
): Promise<Refusal | null> {
  const personId = await personBySlackUser(deps.db, slackUserId)
  if (!personId) return { key: 'unknown_person' }
  if (action === 'decline') {
    const declined = await deps.workflows.declineOffer({ offerId, personId, reason: null })
    return declined.type === 'refused' && declined.reason === 'not_yours' ? { key: 'not_yours' } : null
  }
  const claimed = await deps.workflows.claimOffer({ offerId, personId })
  if (claimed.type === 'claimed') return null
  switch (claimed.reason) {
    case 'already_claimed':
      return { key: 'taken', name: claimed.byName ?? '' }
    case 'not_yours':
    case 'over_capacity':
    case 'not_eligible':
      return { key: claimed.reason }
    case 'expired':
    case 'nobody_waits':
    case 'not_found':
      return { key: 'over' }
  }
}

async function tell(
  deps: HttpDeps,
  { channel, slackUserId }: SlackInteraction,
  { key, name = '' }: Refusal,
): Promise<void> {
  const t = translator('en', 'pages')
  try {
    await deps.whisper?.(channel, slackUserId, t(`slack.${key}`, { name }))
  } catch (error) {
    deps.log.warn({ err: error }, 'somebody in Slack could not be told why their button did nothing')
  }
}

const notConnected = problem(404, 'slack_not_connected', 'No signing secret of a Slack app is set here.')
const notFromSlack = problem(
  401,
  'bad_signature',
  "This request does not carry Slack's signature, or is older than five minutes: check the app's signing secret and this machine's clock.",
)
