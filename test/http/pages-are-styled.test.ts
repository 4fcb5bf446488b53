import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { pageHeaders, renderPage } from '../../src/http/pages/page.ts'

it('lets a page wear its own style and nothing else', () => {
  const page = renderPage((key) => key, 'en', 'Sign in', { markup: '<p>hello</p>' })
  const between = /<style>([\s\S]*)<\/style>/.exec(page)![1]!
  const hash = createHash('sha256').update(between).digest('base64')
  expect(pageHeaders['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
})
