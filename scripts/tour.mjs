// Makes the pictures of docs/tour from the built console and the fixture world of the browser tests: node scripts/tour.mjs
import { register } from 'tsx/esm/api'

register()
const { default: build, builtConsole } = await import('../test/browser/support/build-console.ts')
const { FixtureServer } = await import('../test/browser/support/fixture-server.ts')
const { openBrowser } = await import('../test/browser/support/browser.ts')
const { boardRows } = await import('../test/browser/support/fixtures/board.ts')
const { policies } = await import('../test/browser/support/fixtures/setup.ts')

const [first] = boardRows()
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const pictures = [
  { name: 'board-light', path: '/board', person: 'elena', view: desk },
  { name: 'board-dark', path: '/board', person: 'elena', view: { ...desk, dark: true } },
  { name: 'board-arabic', path: '/board', person: 'elena', view: { ...desk, language: 'ar' } },
  { name: 'conversation', path: `/conversations/${first.conversation_id}`, person: 'elena', view: desk },
  { name: 'overview', path: '/executive', person: 'helena', view: { ...desk, height: 1100 } },
  { name: 'roster', path: '/roster', person: 'elena', view: { ...desk, height: 930 } },
  { name: 'policy', path: `/policies/${policies[1].id}`, person: 'elena', view: desk },
  { name: 'recovery', path: '/recovery', person: 'elena', view: { ...desk, height: 420 } },
  { name: 'experts', path: '/network', person: 'elena', view: desk },
  { name: 'expert-rules', path: '/network/rules', person: 'elena', view: { ...desk, height: 1100 } },
  { name: 'phone-money', path: '/expert/money', person: 'maricel', view: phone },
  {
    name: 'phone-feedback-arabic',
    path: '/expert/feedback',
    person: 'maricel',
    view: { ...phone, dark: true, language: 'ar' },
  },
  { name: 'welcome', path: '/welcome', person: 'elena', view: desk },
  { name: 'snippets', path: '/snippets', person: 'elena', view: { ...desk, height: 720 } },
  { name: 'channels', path: '/channels', person: 'elena', view: desk },
  {
    name: 'phone-money-persian',
    path: '/expert/money',
    person: 'maricel',
    view: { ...phone, language: 'fa' },
  },
  { name: 'phone-offers', path: '/expert', person: 'maricel', view: phone },
  {
    name: 'phone-offers-persian',
    path: '/expert',
    person: 'maricel',
    view: { ...phone, dark: true, language: 'fa' },
  },
]

const closeBrowser = await build()
for (const { name, path, person, view } of pictures) {
  const server = new FixtureServer(builtConsole)
  server.world.person = person
  const base = await server.listen()
  const { context, close } = await openBrowser(view)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(base + path)
  await page.locator('h1').first().waitFor()
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: `docs/tour/${name}.png` })
  await close()
  await server.close()
  process.stdout.write(`${name}.png\n`)
}
await closeBrowser()
