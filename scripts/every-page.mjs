// Takes every page of the built console in both themes, in the languages named (English and Arabic), wide and on a phone, from the
// fixture world of the browser tests, to be looked at: npm run build:console && node scripts/every-page.mjs FOLDER [LANGUAGE ...]
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { register } from 'tsx/esm/api'

register()
const { FixtureServer } = await import('../test/browser/support/fixture-server.ts')
const { openBrowser, shareBrowser } = await import('../test/browser/support/browser.ts')
const { office, phone } = await import('../test/browser/support/pages.ts')

const [folder, ...chosen] = process.argv.slice(2)
if (!folder) throw new Error('say where the pictures go: node scripts/every-page.mjs FOLDER [LANGUAGE ...]')
const languages = chosen.length > 0 ? chosen : ['en', 'ar']
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844, touch: true }
const rounds = [
  { person: 'elena', paths: Object.values(office).flat(), view: wide, size: 'wide' },
  { person: 'maricel', paths: phone, view: narrow, size: 'phone' },
  { person: 'elena', paths: ['/executive'], view: narrow, size: 'phone' },
  { person: null, paths: ['/sign-in'], view: wide, size: 'wide' },
  { person: null, paths: ['/sign-in', '/join/northwind'], view: narrow, size: 'phone' },
]

await mkdir(folder, { recursive: true })
const browser = await shareBrowser()
for (const language of languages)
  for (const { person, paths, view, size } of rounds) {
    const server = new FixtureServer('dist/console')
    server.world.person = person
    const base = await server.listen()
    const { context, close } = await openBrowser({ ...view, language })
    const page = await context.newPage()
    for (const one of paths) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(base + one)
      await page.locator('h1').first().waitFor()
      await page.locator('.mantine-Skeleton-root:visible').first().waitFor({ state: 'hidden' })
      await page.waitForTimeout(400)
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(150)
        const name = `${one.slice(1).replaceAll(/[/?=]/g, '-')}.${size}.${language}.${colorScheme}.png`
        await page.screenshot({ path: path.join(folder, name), fullPage: true })
      }
    }
    await close()
    await server.close()
  }
await browser.close()
