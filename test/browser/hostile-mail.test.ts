import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { safeHtml } from '../../src/channels/email/safe-html.ts'
import { attacks } from '../channels/email/attacks.ts'
import { openBrowser } from './support/browser.ts'
import { sitDown } from './support/desk.ts'

/** Every attack stands in a page of its own, as it is or made safe; what it ran or fetched calls here. */
let server: Server
let evil: string
let reached: string[]
let close: () => Promise<void>
let context: BrowserContext
let page: Page
const served = new Set<string>()

beforeEach(async () => {
  reached = []
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    response.setHeader('access-control-allow-origin', '*')
    if (!/^\/page\/(raw|safe)\/\d+$/.test(url.pathname)) {
      reached.push(url.pathname)
      response.end()
      return
    }
    const [, , how, number] = url.pathname.split('/')
    served.add(number!)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      pageOf(how === 'safe' ? safeHtml(attack(Number(number))).html : attack(Number(number)), number!),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  evil = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  close = browser.close
  served.clear()
  context = browser.context
})
afterEach(async () => {
  await close()
  server.close()
})

/** The attacker's house is this machine's. */
function attack(number: number): string {
  return attacks[number]!.replaceAll('https://evil.example', `${evil}/fetched/${number}`).replaceAll(
    '//evil.example',
    `//${new URL(evil).host}/fetched/${number}`,
  )
}

function pageOf(html: string, number: string): string {
  return `<!doctype html><meta charset="utf-8"><body><script>steal = () => fetch('/ran/${number}')</script><div>${html}`
}

async function open(how: 'raw' | 'safe'): Promise<void> {
  const frames = attacks.map((_, number) => `<iframe src="${evil}/page/${how}/${number}"></iframe>`)
  page = await context.newPage()
  await page.setContent(`<!doctype html><body>${frames.join('')}`, { waitUntil: 'domcontentloaded' })
  await expect.poll(() => served.size, { timeout: 60_000 }).toBe(attacks.length)
}
const attackersHeard = () =>
  new Set(reached.map((path) => /^\/(?:ran|fetched)\/(\d+)/.exec(path)?.[1] ?? path))

test('no attack of the corpus runs or fetches anything once it is made safe; as they are, dozens do', async () => {
  await open('raw')
  await expect.poll(() => attackersHeard().size, { timeout: 60_000 }).toBeGreaterThan(40)
  await page.close()

  served.clear()
  await open('safe')
  reached.length = 0 // the attackers' last words
  for (const frame of page.frames()) await frame.waitForLoadState('load')
  await page.waitForLoadState('networkidle')
  expect([...attackersHeard()].filter((who) => who !== '/favicon.ico')).toEqual([])
  for (const frame of page.frames().slice(1)) {
    const left =
      await frame.evaluate(`[...document.body.firstElementChild.nextElementSibling.querySelectorAll('*')].flatMap((one) => [
      ...(one.id || one.name ? [one.outerHTML] : []),
      ...(one.matches('form, input, button, iframe, object, embed, meta, link, style, script, base') ? [one.outerHTML] : []),
      ...(one.href && !/^(https?|mailto|tel):/.test(one.href) ? [one.outerHTML] : []),
      ...(one.target && one.rel !== 'noopener noreferrer nofollow' ? [one.outerHTML] : []),
      ...(['fixed', 'absolute', 'sticky'].includes(getComputedStyle(one).position) ? [one.outerHTML] : []),
    ])`)
    expect(left).toEqual([])
  }
})

test('even where nothing was taken out, the frame of a mail in the console runs and fetches nothing', async () => {
  const desk = await sitDown('elena')
  try {
    const [row] = desk.world.rows
    const path = `/conversations/${row!.conversation_id}`
    const detail = (await desk.page.request
      .get(`${desk.base}/api/v1${path}`)
      .then((answer) => answer.json())) as { messages: { html?: string | null }[] }
    const html = attacks
      .map((_, number) => `<div>${attack(number)}</div>`)
      .filter((one) => !/plaintext/.test(one))
    detail.messages[0]!.html = html.join('\n')
    desk.world.overrides.set(`GET ${path}`, { status: 200, body: detail })
    await desk.page.goto(`${desk.base}${path}`)
    await desk.page.getByRole('button', { name: 'Show as designed' }).first().click()
    const mail = desk.page.locator('iframe').first()
    await mail.waitFor()
    await expect
      .poll(() => mail.evaluate((frame) => 'srcdoc' in frame && String(frame.srcdoc).length))
      .toBeGreaterThan(5_000)
    await desk.page.frames().at(-1)!.waitForLoadState('load')
    await fetch(`${evil}/fetched/by-us`) // whatever the frame fetched came before
    expect(reached).toEqual(['/fetched/by-us'])
  } finally {
    await desk.close()
  }
})
