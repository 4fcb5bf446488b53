import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrandId, PersonId } from '../../src/domain/ids.ts'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { makeStatements } from '../../src/workflows/pay/make-statements.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let lead: string
let kofi: string
let kofiId: PersonId
let endToEndId = ''

beforeAll(async () => {
  api = await openApi()
  lead = await api.tokenOf('elena')
  kofi = await api.tokenOf('kofi')
  kofiId = (await api.personId('kofi')) as PersonId
  const brand = await api.house.db.selectFrom('brand').select('id').executeTakeFirstOrThrow()
  const payer = { name: 'Demo Outfitters', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }
  await api.send('PUT', 'pay-rules', { token: lead, body: { currency: 'EUR', answer_minor: 300, payer } })
  const long = Date.now() - 40 * DAY
  const hourAt = long - (long % HOUR)
  await api.house.deps.store.transaction((tx) =>
    tx.pay.addEntries([
      {
        ...{ brandId: brand.id as BrandId, id: api.house.deps.newId(), personId: kofiId, currency: 'EUR' },
        ...{ amountMinor: 8_400, kind: 'standby', hourAt, minutes: 60, occurredAt: long, finalAt: long },
      },
    ]),
  )
  await makeStatements(api.house.deps)
})
afterAll(() => api.close())

const accounts = {
  closed: { holder: 'Kofi Mensah', country: 'GH', account: '0123456789', bic: 'ECOCGHAC' },
  second: { holder: 'Kofi Mensah', country: 'DE', iban: 'DE02120300000000202051' },
  third: { holder: 'Kofi Mensah', country: 'DE', iban: 'DE02500105170137075030' },
}
const payTo = (account: object) => api.send('PUT', 'me/payout', { token: kofi, body: account })

async function order() {
  const ordered = await api.post('payment-batches', {
    token: lead,
    body: { currency: 'EUR', pay_on: '2026-12-07' },
  })
  if (ordered.status === 201) {
    const file = await api.get(`payment-batches/${ordered.body.batch.id as string}/file`, { token: lead })
    endToEndId = /<EndToEndId>(.+)<\/EndToEndId>/.exec(file.text)![1]!
  }
  return ordered
}

const report = (xml: string) => api.post('payment-reports', { token: lead, body: { xml } })
const refused = () =>
  `<Document><CstmrPmtStsRpt><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId>
   <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`
const booked = (direction: 'DBIT' | 'CRDT', id = endToEndId) =>
  `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><CdtDbtInd>${direction}</CdtDbtInd><Sts>BOOK</Sts><NtryDtls><TxDtls>
   <Refs><AcctSvcrRef>BANK-1</AcctSvcrRef><EndToEndId>${id}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
const owed = async () => (await api.get('me/pay', { token: kofi })).body.accounts[0].owed_minor as number

test('what the bank refuses is owed again, and goes to the account that is named then', async () => {
  await payTo(accounts.closed)
  expect((await order()).body.batch).toMatchObject({ total_minor: 8_400 })
  expect(await owed()).toBe(0)
  await payTo(accounts.second)
  expect((await report(refused())).body).toMatchObject({
    items: [{ person_id: kofiId, amount_minor: 8_400, state: 'failed', note: 'AC04', noted: true }],
    unknown: [],
  })
  expect(await owed()).toBe(8_400)
  const lines = await api.get('me/pay/entries', { token: kofi })
  expect(lines.body.items[0]).toMatchObject({ kind: 'payment_returned', amount_minor: 8_400, reason: 'AC04' })
  expect((await order()).body.batch.payments).toMatchObject([{ amount_minor: 8_400, account_ending: '2051' }])
})

test('what had been paid and comes back days later is owed again, once', async () => {
  expect((await report(booked('DBIT'))).body.items).toMatchObject([{ state: 'paid', note: 'BANK-1' }])
  expect(await owed()).toBe(0)
  await payTo(accounts.third)
  expect((await report(booked('CRDT'))).body.items).toMatchObject([{ state: 'failed', noted: true }])
  expect((await report(booked('CRDT'))).body.items).toMatchObject([{ state: 'failed', noted: false }])
  expect((await report(booked('DBIT'))).body.items).toMatchObject([{ state: 'paid', noted: false }])
  expect(await owed()).toBe(8_400)
  expect((await order()).body.batch.payments).toMatchObject([{ amount_minor: 8_400, account_ending: '5030' }])
  expect((await order()).body).toMatchObject({ code: 'nothing_to_pay' })
})

test('what is no payment of the brand is named, and an unreadable file is refused with what is wrong', async () => {
  expect((await report(booked('DBIT', 'rent-november'))).body).toEqual({
    items: [],
    unknown: ['rent-november'],
  })
  expect(await report('Dear customer')).toMatchObject({ status: 400, body: { code: 'unreadable_report' } })
})
