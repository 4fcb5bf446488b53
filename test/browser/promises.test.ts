import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setPasswordHash } from '../../src/db/auth/credentials.ts'
import type { BrandId, PersonId } from '../../src/domain/ids.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { runErrand } from '../../src/workflows/errands/run-errand.ts'
import { customerWrites } from '../http/support/offer-work.ts'
import { openApi, type Api } from '../http/support/open-api.ts'
import { openBrowser } from './support/browser.ts'
import { builtConsole } from './support/build-console.ts'

const password = 'a long enough password'
let api: Api
let page: Page
let closeBrowser: () => Promise<void>

/** The console before the real server on a real database. */
beforeEach(async () => {
  api = await openApi({ settings: { consoleDirectory: builtConsole } })
  const { context, close } = await openBrowser({ width: 1280, height: 1000 })
  closeBrowser = close
  page = context.pages()[0] ?? (await context.newPage())
  const lead = await api.house.db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('slug', '=', 'elena')
    .executeTakeFirstOrThrow()
  await setPasswordHash(api.house.db, lead.id as PersonId, await hashPassword(password))
  await page.goto(`${api.url}/sign-in`)
  await page.getByLabel('Email address').fill(lead.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('h1', { hasNotText: 'Sign in' }).waitFor()
})
afterEach(async () => {
  await closeBrowser()
  await api.close()
})

async function choose(
  label: string | RegExp,
  option: string,
  within: Pick<Page, 'getByRole'> = page,
): Promise<void> {
  const field = within.getByRole('combobox', { name: label }).or(within.getByRole('textbox', { name: label }))
  await field.first().click()
  await field
    .first()
    .fill(option)
    .catch(() => undefined)
  await page.getByRole('option', { name: option, exact: true }).first().click()
}

/** There is no queue beside the API under test: what was asked for is done here. */
async function runAsked(): Promise<void> {
  const queued = () =>
    api.house.db.selectFrom('errand').select(['id', 'brand_id']).where('state', '=', 'queued').execute()
  await expect.poll(async () => (await queued()).length).toBe(1)
  for (const { id, brand_id } of await queued()) await runErrand(api.house.deps, brand_id as BrandId, id)
}

describe('a lead', () => {
  test('sets hours of two desks with their public holidays, days from a file and one of its own', async () => {
    await page.goto(`${api.url}/policies`)
    await page.getByRole('button', { name: 'New hours' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).first().fill('Two desks')
    await choose('Time zone', 'Europe/Berlin', dialog)
    await dialog.getByRole('button', { name: 'Public holidays' }).click()
    await choose('Country', 'Germany', dialog)
    await choose('State', 'Bayern', dialog)
    await dialog.getByText('Christmas Day').first().waitFor()
    await dialog.getByRole('button', { name: /^Add \d+ days$/ }).click()
    const ical = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Stocktaking',
      `DTSTART;VALUE=DATE:${new Date().getUTCFullYear() + 1}0111`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    await dialog
      .locator('input[type=file][accept*=ics]')
      .setInputFiles({ name: 'closed.ics', mimeType: 'text/calendar', buffer: Buffer.from(ical) })
    await dialog.getByText('Stocktaking').waitFor()
    await dialog.getByRole('button', { name: 'Add 1 day' }).click()
    await dialog.getByRole('button', { name: 'Add a day with other hours' }).click()
    await dialog
      .getByRole('textbox', { name: 'Date', exact: true })
      .or(dialog.getByLabel('Date', { exact: true }))
      .first()
      .fill('2027-05-01')
    await dialog.getByPlaceholder('10:00-14:00').fill('10-14')
    await dialog.getByRole('button', { name: 'Add another desk' }).click()
    await choose('Time zone', 'America/New_York', dialog.getByRole('group').last())
    await dialog.getByText('Promises in working days need a single desk.').waitFor()
    await choose('Weeks', '26', dialog)
    await dialog
      .getByText(/Berlin: clocks go (forward|back) 1 hr at/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const { definition } = await api.house.db
      .selectFrom('calendar')
      .select('definition')
      .where('name', '=', 'Two desks')
      .executeTakeFirstOrThrow()
    const [berlin, newYork] = definition as unknown as Record<string, unknown>[]
    const next = new Date().getUTCFullYear() + 1
    expect(berlin).toMatchObject({
      tz: 'Europe/Berlin',
      extra: { '2027-05-01': [['10:00', '14:00']] },
      holidays: expect.arrayContaining([
        { date: `${next}-01-06`, name: 'Epiphany' },
        { date: `${next}-01-11`, name: 'Stocktaking' },
      ]),
    })
    expect(newYork).toMatchObject({ tz: 'America/New_York', holidays: [] })
    expect(newYork).not.toHaveProperty('extra')
  })

  test('tries a roster on the past before it is in force', async () => {
    for (let index = 0; index < 3; index += 1) await customerWrites(api)
    await page.goto(`${api.url}/roster`)
    await page.getByRole('button', { name: 'Add a roster' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nights')
    await dialog.getByRole('button', { name: 'Try on the past' }).click()
    // Nothing is tried that could not be saved.
    await dialog.getByText('Choose at least one person.').waitFor()
    await choose('People', 'Amara Okafor', dialog)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Try on the past' }).click()
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await runAsked()
    const table = dialog.getByRole('table', { name: 'Try it on the past' })
    await table
      .getByRole('row', { name: /while nobody was on duty/ })
      .first()
      .waitFor()
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['', 'In force', 'Draft'])
    const rosters = await api.house.db
      .selectFrom('roster')
      .select('name')
      .where('name', '=', 'Nights')
      .execute()
    expect(rosters).toEqual([])
  })

  test('edits a roster in force as a draft: tries it, saves it, takes it back', async () => {
    const layers = async () => {
      const { schedule } = await api.house.db
        .selectFrom('roster')
        .select('schedule')
        .where('slug', '=', 'follow-the-sun')
        .executeTakeFirstOrThrow()
      return (schedule as unknown as { layers: Record<string, unknown>[] }).layers
    }
    const before = await layers()
    for (let index = 0; index < 3; index += 1) await customerWrites(api)
    await page.goto(`${api.url}/roster`)
    await page.getByRole('button', { name: 'Edit the roster Follow the sun' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    const london = dialog.getByRole('group', { name: 'london' })
    await choose('People', 'Mei Tan', london)
    await page.keyboard.press('Escape')
    await london
      .getByRole('textbox', { name: 'To' })
      .or(london.getByLabel('To', { exact: true }))
      .first()
      .fill('22:00')
    await dialog.getByRole('button', { name: 'Try on the past' }).click()
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await runAsked()
    await dialog.getByRole('table', { name: 'Try it on the past' }).waitFor()
    expect(await layers()).toEqual(before)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const changed = (await layers()).find(({ id }) => id === 'london')!
    expect(changed['fixed']).toEqual(['elena', 'oliver', 'amara', 'mei'])
    expect(changed['windows']).toMatchObject([{ to: '22:00' }])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(layers).toEqual(before)
  })

  test('promises a group a share of its own', async () => {
    await page.goto(`${api.url}/policies`)
    await page.getByRole('table', { name: 'What is promised to whom' }).getByRole('link').last().click()
    for (let index = 0; index < 2; index += 1) {
      await page.getByRole('button', { name: 'Add a promise' }).click()
      await page.getByRole('menuitem', { name: 'share after a handover' }).click()
    }
    await choose('Group', 'follow-the-sun/sydney')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('The draft is saved.', { exact: false }).waitFor()
    const { definition } = await api.house.db
      .selectFrom('policy_version')
      .select('definition')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    const { targets } = definition as { targets: Record<string, unknown>[] }
    expect(targets.filter(({ metric }) => metric === 'group_share').map(({ group }) => group)).toEqual([
      'follow-the-sun/sydney',
      undefined,
    ])
  })

  test('promises more from a date on, and sees beforehand what that would have brought', async () => {
    for (let index = 0; index < 3; index += 1) await customerWrites(api)
    await page.goto(`${api.url}/policies`)
    await page.getByRole('table', { name: 'What is promised to whom' }).getByRole('link').last().click()
    await page.getByRole('button', { name: 'Promise something else from a date on' }).first().click()
    await page.getByLabel('In force from').fill('2026-01-01')
    const goal = page.getByRole('group', { name: 'Later goals' })
    await goal.getByRole('textbox', { name: 'Within' }).fill('7')
    await choose('Unit', 'seconds', goal)
    await page
      .getByRole('combobox', { name: 'The clock stands still while' })
      .or(page.getByRole('textbox', { name: 'The clock stands still while' }))
      .first()
      .click()
    await page.getByRole('option', { name: 'on hold' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await runAsked()
    await page.getByText(/3 messages in 3 conversations/).waitFor()
    const result = page.getByRole('table', { name: 'Try it on the past' })
    expect(await result.getByRole('columnheader').allTextContents()).toEqual(['', 'In force', 'Draft'])
    await page.getByRole('radio', { name: 'Nobody on duty' }).waitFor({ state: 'attached' })
    await page.getByRole('region', { name: 'By the customers’ zone and hour' }).waitFor()
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('The draft is saved.', { exact: false }).waitFor()
    const { definition } = await api.house.db
      .selectFrom('policy_version')
      .select('definition')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    const [target] = (definition as { targets: Record<string, unknown>[] }).targets
    expect(target).toMatchObject({
      goals: [{ from: '2026-01-01', target_seconds: 7 }],
      paused_in: ['on_hold'],
    })
  })

  test('tries it on a log from elsewhere, and is told which rows were left out', async () => {
    await page.goto(`${api.url}/policies`)
    await page.getByRole('table', { name: 'What is promised to whom' }).getByRole('link').first().click()
    const csv =
      'conversation_id,message_id,at,author,channel,zone\n' +
      'a,1,2026-03-02T10:00:00Z,customer,chat,Asia/Kolkata\na,2,2026-03-02T10:00:20Z,agent,chat,\nb,3,never,customer,chat,\n'
    await page
      .locator('input[type=file][accept*=csv]')
      .setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('button', { name: 'Try it', exact: true }).click()
    await runAsked()
    await page.getByText('1 row could not be read and was left out').waitFor()
    await page.getByText(/Line 4: at is "never"/).waitFor()
    await page.getByRole('rowheader', { name: 'Kolkata' }).waitFor()
  })

  test('asks why a promise is due when it is', async () => {
    const id = await customerWrites(api, { subject: 'Where is it?' })
    await page.goto(`${api.url}/conversations/${id}`)
    await page.getByRole('button', { name: 'Why then?' }).click()
    await page.getByText(/^Counted: /).waitFor()
    expect(await page.locator('ol li[data-state=open]').count()).toBeGreaterThan(0)
  })
})
