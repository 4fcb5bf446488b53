import { z } from 'zod'
import type { Channel } from '../../../domain/conversation/channel.ts'
import type { ChannelId } from '../../../domain/ids.ts'
import type { Answer } from '../../answer.ts'
import { ok } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { channelOf } from './channel-of.ts'
import { checkChannel } from './check.ts'
import { findChannel, unknownChannel } from './find.ts'
import { channelTest, draftChannel } from './schema.ts'

const answers = { 200: { is: 'What the test found, and how to mend it.', schema: channelTest } }

export const testChannel = route({
  operation: 'channels.test',
  method: 'post',
  path: '/channels/:channel/test',
  summary: 'Try the connection of a channel. Changes nothing and tells customers nothing.',
  params: z.object({ channel: z.string() }),
  answers: { ...answers, 404: { is: 'unknown_channel, with `known`.' } },
  async handle(deps, { scope, params }) {
    const row = await findChannel(deps, scope, params.channel)
    return row ? tested(deps, channelOf(row)) : unknownChannel(deps, scope, params.channel)
  },
})

export const testDraft = route({
  operation: 'channels.test-draft',
  method: 'post',
  path: '/channels/test',
  summary: 'Try the connection of a channel before it is saved.',
  body: draftChannel,
  answers: { ...answers, 400: { is: 'invalid_request, with everything that is wrong in the settings.' } },
  async handle(deps, { scope, now, body: { kind, adapter, address, settings } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const wrong = checkChannel(deps, { adapter, kind, settings })
    if (wrong) return wrong
    return tested(deps, {
      brandId: target.brand.id,
      id: deps.newId() as ChannelId,
      slug: 'new-channel',
      name: 'New channel',
      kind,
      adapter,
      mode: 'observe',
      address: address ?? null,
      settings,
      connectedAt: now,
    })
  },
})

async function tested({ doors }: HttpDeps, channel: Channel): Promise<Answer> {
  const findings = await doors.test(channel)
  return ok({
    ok: findings.every(({ verdict }) => verdict !== 'fail'),
    findings: findings.map(({ verdict, message, mend }) => ({ verdict, message, mend: mend ?? null })),
  })
}
