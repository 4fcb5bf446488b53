import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StreamEvent } from '../../../src/http/api-types.ts'
import { preferred } from '../../../src/http/i18n/languages.ts'
import type { BuiltPage } from '../../../src/http/pages/first-view/built-page.ts'
import { answers } from './answers.ts'
import { boardRows } from './fixtures/board.ts'
import { beginEvening } from './fixtures/clock.ts'
import { fixtureNow } from './fixtures/clock.ts'
import { brandId } from './fixtures/ids.ts'
import { offersFor } from './fixtures/offers.ts'
import { remedies } from './fixtures/digest.ts'
import { recoveries } from './fixtures/recoveries.ts'
import { people } from './fixtures/people.ts'
import { shoppers } from './fixtures/shoppers.ts'
import { snippets } from './fixtures/snippets.ts'
import { rosterChanges } from './fixtures/roster-changes.ts'
import { channels, policies } from './fixtures/setup.ts'
import { drawnPage } from './drawn-page.ts'
import { servePage, serveStatic } from './static-files.ts'
import type { Asked, World } from './world.ts'

/** A server that speaks the API from fixtures, so that the console can be looked at without a database. */
export class FixtureServer {
  readonly world: World = {
    rows: boardRows(),
    offers: offersFor('maricel'),
    channels,
    people,
    snippets,
    shoppers,
    removedSnippets: [],
    tokens: [],
    policies,
    recoveries,
    remedies,
    rosterChanges,
    person: 'elena',
    snoozed: new Map(),
    notes: new Map(),
    replies: new Map(),
    overrides: new Map(),
    asked: [],
    fetched: [],
  }
  readonly #streams = new Set<ServerResponse>()
  readonly #server: Server
  #lastEvent = 0

  constructor(root: string) {
    beginEvening()
    this.#server = createServer((request, response) => void this.#serve(root, request, response))
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.dropStreams()
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** Tells every open page of an event. */
  emit(type: string, subject: string, payload: Record<string, unknown> = {}): void {
    const now = new Date(fixtureNow()).toISOString()
    const event: StreamEvent = {
      id: (this.#lastEvent += 1),
      type,
      brand_id: brandId,
      subject,
      occurred_at: now,
      recorded_at: now,
      payload,
    }
    const name = type.split('.')[0] ?? type
    for (const stream of this.#streams)
      stream.write(`id: ${event.id}\nevent: ${name}\ndata: ${JSON.stringify(event)}\n\n`)
  }

  /** Cuts every stream, as a dropped line does. */
  dropStreams(): void {
    for (const stream of this.#streams) stream.destroy()
    this.#streams.clear()
  }

  async #serve(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fixture')
    if (!url.pathname.startsWith('/api/v1/')) {
      this.world.fetched.push(url.pathname)
      const drawn = url.pathname === '/expert' ? await this.#drawn(root, request) : null
      if (drawn === null) return serveStatic(root, url.pathname, response)
      servePage(drawn, response)
      return
    }
    const path = url.pathname.slice('/api/v1'.length)
    if (path === '/stream') {
      this.#stream(response)
      return
    }
    const method = request.method ?? 'GET'
    const asked: Asked = {
      method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    }
    this.world.asked.push(asked)
    const answer =
      this.world.overrides.get(`${method} ${path}`) ??
      answers(this.world, asked, (...event) => this.emit(...event))
    response.writeHead(answer.status, {
      'content-type': answer.status >= 400 ? 'application/problem+json' : 'application/json',
      date: new Date(fixtureNow()).toUTCString(),
    })
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  }

  #drawn(root: string, { headers }: IncomingMessage): Promise<BuiltPage | null> {
    const languages = preferred(headers['accept-language'] ?? '')
    return drawnPage(root, languages, fixtureNow(), (path, query) => {
      const asked: Asked = { method: 'GET', path, query, headers, body: null }
      return this.world.overrides.get(`GET ${path}`) ?? answers(this.world, asked, () => undefined)
    })
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 500\n\n')
    this.#streams.add(response)
    response.on('close', () => this.#streams.delete(response))
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? null : JSON.parse(text)
}
