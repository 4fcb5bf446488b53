import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { setAcknowledgement, setContext, setPrivacy, setSignIn } from '../../src/db/changes/brands.ts'
import { setNetwork } from '../../src/db/changes/network.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

it('leaves what was set in the console, unless the file names it; what the file names no more goes', async () => {
  const { db, deps } = house
  const { brandId } = await house.channel('demo-chat')
  const by = { personId: null, newId: deps.newId }
  const settings = async () =>
    (await db.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirstOrThrow())
      .settings as Record<string, unknown>
  const file = demoBrand()
  await importBrand(
    deps,
    { ...file, settings: { ...file.settings, mystery_shopper: { channel: 'demo-email' } } },
    'config',
  )
  await setSignIn(db, by, brandId, { second_factor_for: ['administrator'] })
  await setPrivacy(db, by, brandId, { retain_days: 90 })
  await setAcknowledgement(db, by, brandId, { help_url: 'https://help.example' })
  await setContext(db, by, brandId, { goodwill_limit: 50 })
  await setNetwork(db, by, brandId, { offer_slots: true })

  await importBrand(deps, { ...file, settings: { ...file.settings, privacy: { retain_days: 30 } } }, 'config')
  expect(await settings()).toMatchObject({
    sign_in: { second_factor_for: ['administrator'] },
    privacy: { retain_days: 30 },
    acknowledgement: { help_url: 'https://help.example' },
    context: { goodwill_limit: 50 },
    network: { offer_slots: true },
  })
  expect(await settings()).not.toHaveProperty('mystery_shopper')
})
