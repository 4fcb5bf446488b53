import type { Page } from 'playwright-core'
import { openBrowser, type View } from './browser.ts'
import { builtConsole } from './build-console.ts'
import { FixtureServer } from './fixture-server.ts'
import type { World } from './world.ts'

export interface Desk {
  readonly page: Page
  readonly server: FixtureServer
  readonly world: World
  readonly base: string
  /** What the page complained of: errors of scripts and refused requests. */
  readonly complaints: string[]
  close: () => Promise<void>
}

/** Somebody (`person`: a slug, null: nobody signed in) at a browser before the console, with a fixture world behind it. */
export async function sitDown(person: string | null, view: View = {}): Promise<Desk> {
  const server = new FixtureServer(builtConsole)
  server.world.person = person
  const base = await server.listen()
  const { context, close } = await openBrowser(view)
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text())
  })
  return {
    page,
    server,
    world: server.world,
    base,
    complaints,
    close: async () => {
      await close()
      await server.close()
    },
  }
}
