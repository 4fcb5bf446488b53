import { expect, test } from 'vitest'
import { sitDown } from './support/desk.ts'

/** Everything that the browser fetched of the console's own files, as compressed as it is sent, in kB; the heaviest first. */
async function weightOf(person: string, path: string): Promise<{ kB: number; files: readonly string[] }> {
  const desk = await sitDown(person, { width: 390, height: 844 })
  try {
    const sizes: { path: string; bytes: number }[] = []
    const weighing: Promise<void>[] = []
    desk.page.on('response', (response) => {
      if (!new URL(response.url()).pathname.startsWith('/api/'))
        weighing.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => {
              sizes.push({ path: new URL(response.url()).pathname, bytes: responseBodySize })
            }),
        )
    })
    await desk.page.goto(desk.base + path)
    await desk.page.locator('h1').first().waitFor()
    await desk.page.waitForTimeout(1_000)
    await Promise.all(weighing)
    const heaviest = sizes.toSorted((a, b) => b.bytes - a.bytes)
    return {
      kB: sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000,
      files: heaviest.map(({ path, bytes }) => `${(bytes / 1_000).toFixed(1)} ${path}`),
    }
  } finally {
    await desk.close()
  }
}

test('an expert’s page comes with less than 250 kB', async () => {
  const { kB, files } = await weightOf('maricel', '/expert')
  expect(kB, files.join('\n')).toBeLessThan(250)
})

test('the board comes with less than 500 kB', async () => {
  const { kB, files } = await weightOf('elena', '/board')
  expect(kB, files.join('\n')).toBeLessThan(500)
})
