import { chromium, type Browser, type BrowserContext, type BrowserServer } from 'playwright-core'

const options = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
const endpoint = 'SUNDIAL_TEST_BROWSER'

export interface View {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly language?: string
  readonly touch?: boolean
  readonly timezoneId?: string
}

/** One Chromium for every test file of this run: starting it takes longer than most stories. */
export async function shareBrowser(): Promise<BrowserServer> {
  const server = await chromium.launchServer(options)
  process.env[endpoint] = server.wsEndpoint()
  return server
}

let shared: Promise<Browser> | null = null

/** Debian's Chromium as somebody who was never here: no cookies, nothing stored; thrown away with `close`. */
export async function openBrowser(
  view: View = {},
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const address = process.env[endpoint]
  const browser = await (address ? (shared ??= chromium.connect(address)) : chromium.launch(options))
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    colorScheme: view.dark ? 'dark' : 'light',
    locale: view.language ?? 'en',
    timezoneId: view.timezoneId ?? 'America/Denver',
    hasTouch: view.touch ?? false,
    reducedMotion: 'reduce',
  })
  return { context, close: () => (address ? context.close() : browser.close()) }
}
