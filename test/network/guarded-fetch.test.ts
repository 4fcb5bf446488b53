import { expect, it } from 'vitest'
import { guardedFetch } from '../../src/network/guarded-fetch.ts'
import { mustBeOutside } from '../../src/network/guarded-host.ts'
import { NotCalled } from '../../src/network/network.ts'
import { blueskyAdapter } from '../../src/channels/bluesky/bluesky-adapter.ts'
import { imapAdapter } from '../../src/channels/email/imap/imap-adapter.ts'
import { mastodonAdapter } from '../../src/channels/mastodon/mastodon-adapter.ts'
import { openDoors } from '../../src/channels/port/doors.ts'
import { telegramAdapter } from '../../src/channels/telegram/telegram-adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { silent } from '../support/doors.ts'
import { serve } from '../channels/contract/platforms/serve.ts'

const nobody = { trusted: new Set<string>() }

it('calls nothing inside our own network, whatever its name', async () => {
  const inner = await serve(() => ({ json: { secret: 'metadata' } }))
  const call = guardedFetch(nobody)
  const { port } = new URL(inner.url)
  for (const address of [
    inner.url,
    `https://127.0.0.1:${port}/`,
    `https://localhost:${port}/`,
    `https://[::ffff:127.0.0.1]:${port}/`,
    'https://169.254.169.254/latest/meta-data/',
    'http://mastodon.example/',
  ]) {
    await expect(call(address), address).rejects.toThrow(NotCalled)
    await expect(mustBeOutside(nobody, address), address).rejects.toThrow(NotCalled)
  }
  await expect(call('https://user:password@mastodon.example/')).rejects.toThrow(/credentials/)
  await inner.close()
})

it('calls a server that an operator vouches for, with the whole request, and gives the whole answer', async () => {
  const inner = await serve(({ method, query, headers, body }) => ({
    status: 201,
    headers: { 'x-limit': '7' },
    json: { method, asked: query.get('q'), sort: headers['content-type'], body },
  }))
  const call = guardedFetch({ trusted: new Set([new URL(inner.url).origin]) })
  const answer = await call(`${inner.url}/post?q=1`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'привет' }),
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('x-limit')).toBe('7')
  expect(await answer.json()).toEqual({
    method: 'POST',
    asked: '1',
    sort: 'application/x-www-form-urlencoded;charset=UTF-8',
    body: 'text=%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82',
  })
  await inner.close()
})

it('follows no redirect, which could lead inside with the token', async () => {
  const inner = await serve(() => ({
    status: 302,
    headers: { location: 'http://169.254.169.254/' },
    json: {},
  }))
  const call = guardedFetch({ trusted: new Set([new URL(inner.url).origin]) })
  await expect(call(inner.url)).rejects.toThrow('leads on to http://169.254.169.254/')
  await inner.close()
})

it('ends when whoever called no longer waits', async () => {
  const silentServer = await serve(() => new Promise(() => undefined))
  const call = guardedFetch({ trusted: new Set([new URL(silentServer.url).origin]) })
  const leaving = new AbortController()
  const answer = call(silentServer.url, { signal: leaving.signal })
  leaving.abort()
  await expect(answer).rejects.toThrow(/abort/i)
  await silentServer.close()
})

it.each([
  [mastodonAdapter, { url: 'http://127.0.0.1:3000', access_token_env: 'TOKEN' }],
  [telegramAdapter, { api_url: 'http://127.0.0.1:8081', token_env: 'TOKEN' }],
  [
    imapAdapter({ deliver: () => Promise.resolve({ accepted: 'later' }) } as never),
    { host: '127.0.0.1', port: 143, secure: false, user: 'support', password_env: 'TOKEN' },
  ],
  [blueskyAdapter, { service: 'http://127.0.0.1:2583', handle: 'shop.example', app_password_env: 'TOKEN' }],
])('says with "test connection" that an inner server is not called: %#', async (adapter, settings) => {
  const doors = openDoors([adapter], {
    variables: { TOKEN: '123:token' },
    now: () => Promise.resolve(Date.now()),
    log: silent,
  })
  const channel = { id: 'c', adapter: adapter.name, address: null, settings } as unknown as Channel
  const [finding] = await doors.test(channel)
  expect(finding).toMatchObject({ verdict: 'fail', mend: expect.any(String) })
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  if (!opened.door.pull) return // watched: each of its lines begins with the same question
  await expect(
    opened.door.pull({ mention: '1', own: '1', next: 1 }, new AbortController().signal),
  ).rejects.toThrow()
})
