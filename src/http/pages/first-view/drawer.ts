import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Instant } from '../../../domain/time/instant.ts'

/** What `src/console/first-view/draw.tsx` is built to. */
export interface Drawing {
  /** Questions to the API that the view is drawn of: paths below /api/v1. */
  readonly asked: readonly string[]
  draw(wanted: readonly string[], at: Instant, answers: ReadonlyMap<string, unknown>): Promise<Drawn | null>
}

export interface Drawn {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly html: string
  readonly styles: string
}

const loaded = new Map<string, Promise<Drawing>>()

/** Of the console that was built to this directory; null if it was not. */
export async function drawer(consoleDirectory: string): Promise<Drawing | null> {
  const file = `${consoleDirectory}-server/draw.js`
  if (!loaded.has(file)) {
    if (!existsSync(file)) return null
    loaded.set(file, import(pathToFileURL(file).href) as Promise<Drawing>)
  }
  return loaded.get(file)!
}
