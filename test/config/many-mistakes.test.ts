import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { setUpBrands } from '../../src/start/set-up-brands.ts'
import { openHouse, type House } from '../support/house.ts'

const acme = `
slug: acme
name: Acme
time_zone: Europe/Berlino
people:
  - { slug: lena, name: Lena, email: lena@acme.example, kind: staff, time_zone: Europe/Berlin, roles: [lead] }
channels:
  - { slug: acme-mail, name: Mail, kind: pigeon, adapter: smtp }
calendars:
  - { slug: office, name: Office, definition: { tz: Europe/Berlin, weekly: { mon: [['09:00', '25:00']] } } }
policies:
  - slug: mail
    name: Mail
    targets:
      - { metric: first_response, target_minutes: 15, calendar: offfice }
      - { metric: group_share, target_minutes: 15, group: desk/night }
`
const globex = `
slug: globex
name: Globex
time_zone: UTC
rosters:
  - { slug: desk, name: Desk, schedule: { timezone: UTC, layers: [{ id: desk, fixed: [nobody] }] } }
`

let house: House
let folder: string
beforeAll(async () => {
  house = await openHouse()
  folder = mkdtempSync(path.join(os.tmpdir(), 'sundial-config-'))
  mkdirSync(path.join(folder, 'brands'))
  writeFileSync(path.join(folder, 'brands', 'acme.yaml'), acme)
  writeFileSync(path.join(folder, 'brands', 'globex.yaml'), globex)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house.close()
})

it('reports all six mistakes of a configuration, each with its file and path', async () => {
  const { problems } = await loadConfig(folder)
  const places = problems.map(({ file, path: place }) => `${path.basename(file)} ${place}`)
  expect(places).toHaveLength(6)
  expect(places).toEqual(
    expect.arrayContaining([
      'acme.yaml time_zone',
      'acme.yaml channels.0.kind',
      expect.stringMatching(/^acme\.yaml calendars\.0\.definition\.weekly\.mon/),
      'acme.yaml policies.0.targets.0.calendar',
      'acme.yaml policies.0.targets.1.group',
      'globex.yaml rosters.0.schedule',
    ]),
  )
})

it('takes nothing over while there is a mistake in any file', async () => {
  await expect(setUpBrands(house.deps, house.db, folder)).rejects.toThrow(
    /has 6 mistakes[\s\S]*acme\.yaml: time_zone/,
  )
  const { rows } = await house.pool.query(`select slug from brand order by slug`)
  expect(rows).toEqual([{ slug: 'demo' }])
})

it('says where a file cannot even be read', async () => {
  const broken = path.join(folder, 'brands', 'broken.yaml')
  writeFileSync(broken, 'slug: [unclosed\nname: x')
  const { problems } = await loadConfig(folder)
  expect(problems.find(({ file }) => file === broken)).toMatchObject({
    path: expect.stringMatching(/^line 2/),
  })
  rmSync(broken)
})

it('says so when a file lies where nothing is read', async () => {
  const stray = path.join(folder, 'initech.yaml')
  writeFileSync(stray, 'slug: initech')
  const { problems } = await loadConfig(folder)
  expect(problems.find(({ file }) => file === stray)?.problem).toContain('move it into the folder brands')
  rmSync(stray)
})
