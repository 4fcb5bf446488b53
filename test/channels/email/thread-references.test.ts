import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'
import { readReplyToken, replyAddress } from '../../../src/channels/email/reply-token.ts'
import { threadOf } from '../../../src/channels/email/thread-references.ts'
import { rawMail } from './raw-mail.ts'

const secret = 'a secret of the channel, 32 chars'
const conversationId = '0198c5a2-7b1e-7d44-9a3b-5f0e6c2d1a90'
const address = replyAddress('support@brand.example', conversationId, secret)!

async function threadOfMail(headers: Record<string, string>, recipients: string[] = []) {
  const outcome = await parseMail(rawMail(headers))
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return threadOf(outcome.mail, secret, recipients)
}

describe('the signed reply address', () => {
  it('fits into an address and comes back in any case', () => {
    expect(address).toMatch(/^support\+[a-z2-7]{26}\.[a-z2-7]{16}@brand\.example$/)
    expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64)
    expect(readReplyToken(address, secret)).toEqual({ state: 'valid', conversationId })
    expect(readReplyToken(address.toUpperCase(), secret)).toEqual({ state: 'valid', conversationId })
  })

  it('is refused when one character differs, or the secret', () => {
    const at = address.indexOf('@')
    for (let i = 'support+'.length; i < at; i += 1) {
      if (address[i] === '.') continue
      const forged = address.slice(0, i) + (address[i] === 'a' ? 'b' : 'a') + address.slice(i + 1)
      expect(readReplyToken(forged, secret)).toEqual({ state: 'forged' })
    }
    expect(readReplyToken(address, 'another secret')).toEqual({ state: 'forged' })
  })

  it('is not seen where there is none', () => {
    for (const plain of ['support@brand.example', 'support+news@brand.example', '', '@', '+.@']) {
      expect(readReplyToken(plain, secret)).toEqual({ state: 'none' })
    }
  })

  it('is not made where it cannot fit', () => {
    expect(
      replyAddress(`${'a'.repeat(20)}@brand.example`, conversationId, secret)!.split('@')[0],
    ).toHaveLength(64)
    expect(replyAddress(`${'a'.repeat(21)}@brand.example`, conversationId, secret)).toBeNull()
    expect(replyAddress('support@brand.example', 'not-a-uuid', secret)).toBeNull()
    expect(replyAddress('support', conversationId, secret)).toBeNull()
  })
})

describe('where a mail belongs', () => {
  it('is tried in order: signed address, answered mail, references from the newest', async () => {
    const thread = await threadOfMail({
      To: `Support <${address}>`,
      'In-Reply-To': '<c@x>',
      References: '<a@x> <b@x> <c@x>',
    })
    expect(thread).toEqual({
      forgedToken: false,
      candidates: [
        { by: 'token', conversationId },
        { by: 'in-reply-to', messageId: '<c@x>' },
        { by: 'references', messageId: '<b@x>' },
        { by: 'references', messageId: '<a@x>' },
      ],
    })
  })

  it('is known from the envelope and from forwarding headers too', async () => {
    expect((await threadOfMail({}, [address])).candidates).toEqual([{ by: 'token', conversationId }])
    expect((await threadOfMail({ 'Delivered-To': address })).candidates).toEqual([
      { by: 'token', conversationId },
    ])
  })

  it('is never what a forged address says', async () => {
    const forged = address.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'))
    expect(await threadOfMail({ To: forged, 'In-Reply-To': '<c@x>' })).toEqual({
      forgedToken: true,
      candidates: [{ by: 'in-reply-to', messageId: '<c@x>' }],
    })
  })

  it('is bounded for endless references', async () => {
    const References = Array.from({ length: 5_000 }, (_, i) => `<r${i}@x>`).join('\n ')
    const { candidates } = await threadOfMail({ References })
    expect(candidates).toHaveLength(50)
    expect(candidates[0]).toEqual({ by: 'references', messageId: '<r4999@x>' })
  })
})
