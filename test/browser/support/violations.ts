import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Result {
  readonly violations: readonly {
    id: string
    help: string
    nodes: readonly { target: unknown; html: string; failureSummary?: string }[]
  }[]
}

const everything = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
/** The rules whose verdict a theme can change: all others look at the document, which is the same in both. */
const colours = '["color-contrast", "link-in-text-block"]'

/** What axe-core holds against the page as it stands, each with the first places; WCAG 2.2 A and AA and best practices. */
export async function violations(
  page: Page,
  look: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  if (look === 'everything') await page.evaluate(await readFile(axe, 'utf8'))
  const result = await page.evaluate<Result>(
    `axe.run(document, { resultTypes: ["violations"], runOnly: ${look === 'everything' ? everything : colours} })`,
  )
  return result.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `  ${html.slice(0, 160)}\n  ${failureSummary ?? ''}`)
        .join('\n')}`,
  )
}
