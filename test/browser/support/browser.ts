import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface View {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly language?: string
  readonly touch?: boolean
  readonly timezoneId?: string
}

/** Debian's Chromium with a profile of its own, which is thrown away with `close`. */
export async function openBrowser(
  view: View = {},
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'sundial-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: flags,
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    colorScheme: view.dark ? 'dark' : 'light',
    locale: view.language ?? 'en',
    timezoneId: view.timezoneId ?? 'America/Denver',
    hasTouch: view.touch ?? false,
    reducedMotion: 'reduce',
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
