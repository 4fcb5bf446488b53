import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { openChatHouse, type ChatHouse, type Node } from '../../channels/chat/chat-house.ts'
import { openBrowser, type View } from './browser.ts'

/** Somebody's page with the widget on it, and a real door behind it that can be shut and opened again. */
export interface WidgetPage {
  readonly house: ChatHouse
  readonly page: Page
  /** What the browser complained of. */
  readonly complaints: string[]
  readonly launcher: Locator
  readonly dialog: Locator
  openDoor(): Promise<void>
  shutDoor(): Promise<void>
  close(): Promise<void>
}

/** The strictest page that a shop could have: no inline styles, no inline scripts. */
const policy = (port: number) =>
  `default-src 'none'; script-src 'self'; style-src 'none'; connect-src ws://127.0.0.1:${port}; img-src 'self'`

/** Builds the widget as it ships. */
export async function buildWidget(): Promise<string> {
  await build({ configFile: path.resolve('src/widget/vite.config.ts'), logLevel: 'silent' })
  return readFile('dist/widget/widget.js', 'utf8')
}

export async function openWidgetPage(
  script: string,
  view: View = {},
  attributes = 'data-channel="demo-chat"',
): Promise<WidgetPage> {
  const house = await openChatHouse()
  const server = await serve(script, attributes)
  const { port } = server.address() as AddressInfo
  const browser = await openBrowser({ width: 900, height: 760, ...view })
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const expected = message.text().includes('WebSocket') // while the door is shut
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
  let node: Node | null = await house.openNode({}, server)
  await page.goto(`http://127.0.0.1:${port}/`)
  return {
    house,
    page,
    complaints,
    launcher: page.locator('sundial-chat .launcher'),
    dialog: page.locator('sundial-chat [role=dialog]'),
    async openDoor() {
      node = await house.openNode({}, server)
    },
    async shutDoor() {
      await node?.close()
      node = null
    },
    async close() {
      await browser.close()
      await house.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function serve(script: string, attributes: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const headers = { 'content-security-policy': policy(port) }
    if (request.url === '/') {
      response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' })
      response.end(
        `<!doctype html><html lang="en"><title>A shop</title><main><h1>A shop</h1><p>Kettles and lanterns.</p><a href="#top">Up</a></main><script src="/widget.js" ${attributes} async></script>`,
      )
    } else if (request.url === '/widget.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script)
    } else if (request.url === '/favicon.ico') response.writeHead(204).end()
    else response.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** What axe finds on the page, the widget's shadow among it. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'))
  const found: { id: string; nodes: { html: string; failureSummary: string }[] }[] = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  )
}
