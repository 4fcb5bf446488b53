import { describe, expect, it } from 'vitest'
import { readSession, SESSION_LASTS, signSession } from '../../../src/channels/chat/session-token.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

const key = Buffer.alloc(32, 7)
const issuedAt = parseInstant('2026-11-02T10:00:00Z')!
const session = { id: 'a-session', channelId: 'a-channel' }
const token = signSession(session, issuedAt, key)

describe('a session token', () => {
  it('is good for fourteen days, to the millisecond', () => {
    expect(readSession(token, 'a-channel', issuedAt + SESSION_LASTS - 1, key)).toEqual(session)
    expect(readSession(token, 'a-channel', issuedAt + SESSION_LASTS, key)).toBeNull()
  })

  it('is good on its own channel only', () => {
    expect(readSession(token, 'another', issuedAt, key)).toBeNull()
  })

  it('is worthless when a single character is changed, or under another key', () => {
    for (let i = 0; i < token.length; i += 1) {
      const changed = token.slice(0, i) + (token[i] === 'x' ? 'y' : 'x') + token.slice(i + 1)
      expect(readSession(changed, 'a-channel', issuedAt, key), changed).toBeNull()
    }
    expect(readSession(token, 'a-channel', issuedAt, Buffer.alloc(32, 8))).toBeNull()
  })
})
