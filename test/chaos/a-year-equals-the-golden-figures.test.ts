import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { importLog } from '../http/support/import-log.ts'
import { API_TOKEN, openApi, type Api, type Received } from '../http/support/open-api.ts'

let api: Api
let golden: Received['body']
let figures: Received['body']

beforeAll(async () => {
  api = await openApi()
  golden = JSON.parse(await readFile('test/golden/support-log-2024.golden.json', 'utf8')).year_2024
  await importLog(api.house, Infinity, 900)
  const year = 'brand=demo&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z'
  figures = await vi.waitUntil(() => complete(year), { timeout: 300_000, interval: 500 })
}, 600_000)
afterAll(() => api.close())

/** A reader who comes while much is being summed is told up to when the figures are complete, and comes again. */
async function complete(period: string): Promise<Received['body']> {
  const { body } = await api.get(`/api/v1/figures?${period}`, { token: API_TOKEN })
  return body.complete_until === null ? body : null
}

const metric = (name: string) => figures.by_metric.find((one: { metric: string }) => one.metric === name)

describe('a year of a public support forum, imported into the database, beside figures of an independent program', () => {
  it('has the first responses', () => {
    expect(metric('first_response')).toMatchObject({
      turns: golden.questions_after_spam_drop,
      met: golden.frt_met['15m'],
      neglected: golden.frt_breaches_incl_never['15m'],
      unanswered: golden.never_answered_by_other,
      median_seconds: golden.frt_median_s,
      p90_seconds: golden.frt_p90_s,
    })
  })

  it('has the next responses', () => {
    expect(metric('next_response')).toMatchObject({
      late: golden.nrt_breaches_closed['15m'],
      met: golden.nrt_cycles_closed - golden.nrt_breaches_closed['15m'],
      unanswered: golden.nrt_cycles_open,
      median_seconds: golden.nrt_median_s,
    })
  })

  it('adds up: months, causes, hours', async () => {
    const months = await Promise.all(
      Array.from({ length: 24 }, (_, month) => {
        const [from, to] = [month, month + 1].map((one) => new Date(Date.UTC(2024, one)).toISOString())
        return api.get(`/api/v1/figures?brand=demo&from=${from}&to=${to}`, { token: API_TOKEN })
      }),
    )
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
    expect(sum(months.map(({ body }) => body.neglected))).toBe(figures.neglected)
    expect(sum(figures.causes.map(({ count }: { count: number }) => count))).toBe(figures.neglected)
    expect(sum(figures.by_local_hour.flat())).toBe(figures.neglected)
  })
})
