import { expect, test } from 'vitest'
import { sitDown } from './support/desk.ts'

/** Everything that the browser fetched of the console's own files, as compressed as it is sent, in kB. */
async function weightOf(person: string, path: string): Promise<number> {
  const desk = await sitDown(person, { width: 390, height: 844 })
  try {
    let bytes = 0
    const weighing: Promise<void>[] = []
    desk.page.on('response', (response) => {
      if (!new URL(response.url()).pathname.startsWith('/api/'))
        weighing.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => {
              bytes += responseBodySize
            }),
        )
    })
    await desk.page.goto(desk.base + path)
    await desk.page.locator('h1').first().waitFor()
    await desk.page.waitForTimeout(1_000)
    await Promise.all(weighing)
    return bytes / 1_000
  } finally {
    await desk.close()
  }
}

test('an expert’s page comes with less than 250 kB', async () => {
  expect(await weightOf('maricel', '/expert')).toBeLessThan(250)
})

test('the board comes with less than 500 kB', async () => {
  expect(await weightOf('elena', '/board')).toBeLessThan(500)
})
