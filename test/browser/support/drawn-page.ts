import { builtPage, type BuiltPage } from '../../../src/http/pages/first-view/built-page.ts'
import { drawer } from '../../../src/http/pages/first-view/drawer.ts'
import { pageOf } from '../../../src/http/pages/first-view/page-of.ts'
import type { Answer } from './answer.ts'

/** The page of offers with its first view, as the real server draws it; null where that would send the plain page. */
export async function drawnPage(
  root: string,
  languages: readonly string[],
  at: number,
  answer: (path: string, query: URLSearchParams) => Answer,
): Promise<BuiltPage | null> {
  const drawing = await drawer(root)
  if (!drawing) return null
  const known = new Map<string, unknown>()
  for (const asked of drawing.asked) {
    const { pathname, searchParams } = new URL(asked, 'http://fixture')
    const { status, body } = answer(pathname, searchParams)
    if (status !== 200) return null
    known.set(asked, body)
  }
  const drawn = await drawing.draw(languages, at, known)
  if (!drawn) return null
  const page = await builtPage(root)
  return { ...page, html: pageOf(page, drawn, at, known) }
}
