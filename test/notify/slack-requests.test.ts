import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readInteraction } from '../../src/notify/slack/read-interaction.ts'
import { isFromSlack } from '../../src/notify/slack/verify-request.ts'

const secret = '8f742231b10e8888abcd99yyyzzz85a5'
const now = 1_700_000_000_000
const rawBody = 'payload=%7B%7D'
const sign = (timestamp: string, body = rawBody, key = secret) => ({
  rawBody,
  timestamp,
  signature: `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`,
})

describe('a request that says it comes from Slack', () => {
  it('is believed when it is signed with our secret within five minutes', () => {
    expect(isFromSlack(sign('1700000000'), secret, now)).toBe(true)
    expect(isFromSlack(sign('1700000000'), secret, now + 300_000)).toBe(true)
  })
  it.each([
    ['a millisecond too late', sign('1700000000'), now + 300_001],
    ['from the future', sign('1700000301'), now],
    ['signed with another secret', sign('1700000000', rawBody, 'other'), now],
    ['signed for another body', sign('1700000000', 'payload=1'), now],
    ['without a signature', { ...sign('1700000000'), signature: undefined }, now],
    ['with a short signature', { ...sign('1700000000'), signature: 'v0=00' }, now],
    ['with a timestamp that is no number', { ...sign('1700000000'), timestamp: 'soon' }, now],
  ])('is refused %s', (_, request, at) => {
    expect(isFromSlack(request, secret, at)).toBe(false)
  })
})

describe('a button pressed in Slack', () => {
  const offerId = '019a0000-0000-7000-8000-000000000001'
  const body = (payload: unknown) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const pressed = (action_id: string, value = offerId) => ({
    type: 'block_actions',
    user: { id: 'U1' },
    container: { channel_id: 'D1' },
    actions: [{ action_id, value }],
  })

  it('is read', () => {
    expect(readInteraction(body(pressed('sundial_claim_offer')))).toEqual({
      action: 'claim',
      offerId,
      slackUserId: 'U1',
      channel: 'D1',
    })
    expect(readInteraction(body(pressed('sundial_decline_offer')))?.action).toBe('decline')
  })
  it.each([
    ['a button of somebody else', body(pressed('other'))],
    ['a value that is no id', body(pressed('sundial_claim_offer', 'x'))],
    ['another kind of interaction', body({ type: 'view_submission' })],
    ['no JSON', 'payload=%7B'],
    ['no payload', 'a=b'],
  ])('is not ours: %s', (_, text) => {
    expect(readInteraction(text)).toBeNull()
  })
})
