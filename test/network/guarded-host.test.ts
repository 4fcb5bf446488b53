import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetch } from 'undici'
import { readEnvironment } from '../../src/environment.ts'
import { guardedDispatcher } from '../../src/network/guarded-dispatcher.ts'
import { guardedHost } from '../../src/network/guarded-host.ts'
import { NotCalled } from '../../src/network/network.ts'

const nobody = { trusted: new Set<string>() }
const imaps = (host: string) => ({ host, port: 993, secure: true })

describe('a mail server that somebody named', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '::ffff:10.0.0.5', '169.254.169.254', '100.64.0.1', '0.0.0.0'])(
    'is not called inside our own network: %s',
    async (host) => {
      await expect(guardedHost(nobody, imaps(host))).rejects.toThrow(NotCalled)
    },
  )

  it('is reached by the very address that was judged, whatever its name leads to a moment later', async () => {
    const leads = [['93.184.216.34'], ['127.0.0.1']]
    const rebinding = () => Promise.resolve(leads.shift()!)
    expect(await guardedHost(nobody, imaps('mail.example'), rebinding)).toBe('93.184.216.34')
    await expect(guardedHost(nobody, imaps('mail.example'), rebinding)).rejects.toThrow('leads inside')
  })

  it('is not called where one of its addresses lies inside', async () => {
    const both = () => Promise.resolve(['93.184.216.34', '10.0.0.1'])
    await expect(guardedHost(nobody, imaps('mail.example'), both)).rejects.toThrow(NotCalled)
  })

  it('is reached by its name where an operator vouches for it, on that port and no other', async () => {
    const network = { trusted: new Set(['imap://mail.lan:1143', 'imaps://mail.lan']) }
    expect(await guardedHost(network, { host: 'mail.lan', port: 1143, secure: false })).toBe('mail.lan')
    expect(await guardedHost(network, imaps('Mail.lan'))).toBe('Mail.lan')
    const inner = () => Promise.resolve(['10.0.0.9'])
    const other = { host: 'mail.lan', port: 6379, secure: false }
    await expect(guardedHost(network, other, inner)).rejects.toThrow('imap://mail.lan:6379 is not called')
  })
})

describe('a socket to wherever a platform sends us', () => {
  const server = createServer((_request, response) => response.end('inside'))
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('is not opened inside our own network, by address or by name, nor without encryption', async () => {
    const dispatcher = guardedDispatcher(nobody)
    for (const url of [
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      'https://169.254.169.254/latest/meta-data/',
      `http://127.0.0.1:${port}/`,
    ]) {
      const refusal = await fetch(url, { dispatcher }).catch((error: unknown) => (error as Error).cause)
      expect(String(refusal), url).toMatch(/inside our own network|only encrypted/)
    }
    await dispatcher.destroy()
  })

  it('is opened where an operator vouches for it', async () => {
    const dispatcher = guardedDispatcher({ trusted: new Set([`http://127.0.0.1:${port}`]) })
    expect(await (await fetch(`http://127.0.0.1:${port}/`, { dispatcher })).text()).toBe('inside')
    await dispatcher.destroy()
  })
})

it('says which variable stands for those that are gone, rather than refusing what they allowed without a word', () => {
  expect(() => readEnvironment({ SUNDIAL_TRUSTED_HELPDESKS: 'http://chatwoot.lan:3000' })).toThrow(
    /SUNDIAL_TRUSTED_HELPDESKS.*SUNDIAL_TRUSTED_SERVERS/s,
  )
  expect(
    readEnvironment({ SUNDIAL_TRUSTED_SERVERS: 'http://chatwoot.lan:3000/, imap://mail.lan:143' })
      .trustedServers,
  ).toEqual(new Set(['http://chatwoot.lan:3000', 'imap://mail.lan:143']))
})
