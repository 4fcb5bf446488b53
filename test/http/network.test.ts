import { convert } from 'xmlbuilder2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signRatingLink } from '../../src/domain/admission/rating-link.ts'
import { followJoined } from '../../src/workflows/pay/follow-joined.ts'
import { makeStatements } from '../../src/workflows/pay/make-statements.ts'
import type { BrandId, PersonId } from '../../src/domain/ids.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { openApi, OFFER_LINK_SECRET, type Api } from './support/open-api.ts'
import { addPersonWith } from './support/other-brand.ts'

let api: Api
let lead: string
let kofi: string
let brandId: BrandId
let kofiId: PersonId
const links: { address: string; url: string }[] = []

beforeAll(async () => {
  api = await openApi({
    mailLink: (mail) => {
      links.push(mail)
      return Promise.resolve()
    },
  })
  lead = await api.tokenOf('elena')
  kofi = await api.tokenOf('kofi')
  kofiId = (await api.personId('kofi')) as PersonId
  const brand = await api.house.db.selectFrom('brand').select('id').executeTakeFirstOrThrow()
  brandId = brand.id as BrandId
})
afterAll(() => api.close())

const rules = {
  currency: 'EUR',
  answer_minor: 300,
  uplifts: [{ from: '22:00', to: '06:00', percent: 50 }],
  payer: { name: 'Demo & Söhne', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' },
}

describe('money', () => {
  test('a payer whose account no bank knows is refused, with the digit to look at', async () => {
    const payer = { ...rules.payer, iban: 'DE00 3704 0044 0532 0130 00' }
    const refused = await api.send('PUT', 'pay-rules', { token: lead, body: { ...rules, payer } })
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_account' } })
    expect(refused.body.errors).toEqual([
      { path: 'body.payer.iban', problem: 'is no IBAN: a digit is wrong, or some are missing' },
    ])
  })

  test('from rules to a statement, a file for the bank and its reference', async () => {
    const set = await api.send('PUT', 'pay-rules', { token: lead, body: rules })
    expect(set.body.rules.payer.iban).toBe('DE89370400440532013000')
    const long = Date.now() - 40 * DAY
    await api.house.deps.store.transaction((tx) =>
      tx.pay.addEntries([
        {
          ...{ brandId, id: api.house.deps.newId(), personId: kofiId, currency: 'EUR', amountMinor: 12_345 },
          ...{
            kind: 'standby',
            hourAt: long - (long % 3_600_000),
            minutes: 60,
            occurredAt: long,
            finalAt: long,
          },
        },
      ]),
    )
    await makeStatements(api.house.deps)
    const own = await api.get('me/pay', { token: kofi })
    expect(own.body.accounts).toMatchObject([{ owed_minor: 12_345, payable_minor: 12_345 }])
    const { body: listed } = await api.get('statements', { token: kofi })
    const statement = `statements/${listed.items[0].id as string}`
    const csv = await api.get(`${statement}?format=csv`, { token: kofi })
    expect(csv.text.split('\r\n')[0]).toBe('at,kind,amount,currency,minutes,reason,reference')
    expect(csv.text).toContain(',closing,123.45,EUR,')
    for (const language of ['en', 'fa', 'ar', 'be']) {
      const pdf = await api.get(`${statement}?format=pdf&language=${language}`, { token: kofi })
      expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    }
    const priya = await api.tokenOf('priya')
    expect((await api.get(statement, { token: priya })).status).toBe(404)

    const order = { token: lead, body: { currency: 'EUR', pay_on: '2026-12-07' } }
    expect(await api.post('payment-batches', order)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_pay', left_out: [{ reason: 'no_payout_account' }] },
    })
    const account = { holder: 'Kofi Mensah', country: 'GH', account: '0123 4567 89', bic: 'ECOCGHAC' }
    expect((await api.send('PUT', 'me/payout', { token: kofi, body: account })).status).toBe(200)
    expect(
      await api.send('PUT', 'me/payout', { token: priya, body: { ...account, holder: 'Priya' } }),
    ).toMatchObject({ status: 409, body: { code: 'account_of_another' } })
    const ordered = await api.post('payment-batches', order)
    expect(ordered).toMatchObject({ status: 201, body: { batch: { total_minor: 12_345 } } })
    const changed = await api.send('PUT', 'me/payout', {
      token: kofi,
      body: { holder: 'Kofi Mensah', country: 'DE', iban: 'DE02 1203 0000 0000 2020 51' },
    })
    expect(changed.body.under_way).toMatchObject([{ amount_minor: 12_345, account_ending: '6789' }])

    const file = await api.get(`payment-batches/${ordered.body.batch.id as string}/file`, { token: lead })
    const { Document: document } = convert(file.text, { format: 'object' }) as unknown as {
      Document: PaymentFile
    }
    const { GrpHdr: header, PmtInf: info } = document.CstmrCdtTrfInitn
    expect(header).toMatchObject({ NbOfTxs: '1', CtrlSum: '123.45', InitgPty: { Nm: 'Demo &amp; Söhne' } })
    expect(header.MsgId.length).toBeLessThanOrEqual(35)
    expect(info).toMatchObject({
      PmtMtd: 'TRF',
      ReqdExctnDt: { Dt: '2026-12-07' },
      DbtrAcct: { Id: { IBAN: 'DE89370400440532013000' } },
      CdtTrfTxInf: {
        Amt: { InstdAmt: { '@Ccy': 'EUR', '#': '123.45' } },
        CdtrAgt: { FinInstnId: { BICFI: 'ECOCGHAC' } },
        CdtrAcct: { Id: { Othr: { Id: '0123456789' } } },
      },
    })
    // The order of elements is the schema's: a bank refuses any other.
    expect(Object.keys(info)).toEqual([
      ...[
        'PmtInfId',
        'PmtMtd',
        'NbOfTxs',
        'CtrlSum',
        'ReqdExctnDt',
        'Dbtr',
        'DbtrAcct',
        'DbtrAgt',
        'CdtTrfTxInf',
      ],
    ])
    expect(Object.keys(info.CdtTrfTxInf)).toEqual(['PmtId', 'Amt', 'CdtrAgt', 'Cdtr', 'CdtrAcct', 'RmtInf'])

    const settle = `payments/${ordered.body.batch.payments[0].id as string}/settle`
    const paid = { token: lead, body: { state: 'paid', note: 'BANK-77' } }
    expect((await api.post(settle, paid)).status).toBe(204)
    expect((await api.post(settle, paid)).status).toBe(404)
    const entries = await api.get('me/pay/entries', { token: kofi })
    expect(entries.body.items[0]).toMatchObject({
      kind: 'payment',
      amount_minor: -12_345,
      reference: 'BANK-77',
    })
  })
})

interface PaymentFile {
  readonly CstmrCdtTrfInitn: {
    readonly GrpHdr: { readonly MsgId: string }
    readonly PmtInf: { readonly CdtTrfTxInf: object }
  }
}

describe('an application', () => {
  const application = {
    brand_slug: 'demo',
    name: 'Leila Rahimi',
    email: 'leila@example.com',
    phone: '+989121234567',
    country: 'IR',
    time_zone: 'Asia/Tehran',
    languages: ['en', 'fa'],
  }
  test('needs an invitation while the brand is closed, and an invitation opens once', async () => {
    expect(await api.post('applications', { body: application })).toMatchObject({
      status: 403,
      body: { code: 'by_invitation' },
    })
    const invited = await api.post('invitations', { token: lead, body: { email: 'leila@example.com' } })
    const invitation = new URL(invited.body.url as string).searchParams.get('invitation')!
    expect((await api.post('applications', { body: { ...application, invitation } })).status).toBe(202)
    expect(links.at(-1)).toMatchObject({ address: 'leila@example.com' })
    const again = { ...application, email: 'second@example.com', phone: '+10000000000', invitation }
    expect((await api.post('applications', { body: again })).status).toBe(403)
  })

  test('of somebody whose number is known makes no second account: the link goes to the first', async () => {
    await api.send('PATCH', 'network-settings', { token: lead, body: { open: true } })
    const second = { ...application, name: 'L. R.', email: 'leila.second@example.com' }
    expect((await api.post('applications', { body: second })).status).toBe(202)
    expect(links.at(-1)).toMatchObject({ address: 'leila@example.com' })
    const { rows } = await api.house.pool.query(`select 1 from person where phone = '+989121234567'`)
    expect(rows).toHaveLength(1)
  })

  test('lets nobody see the right choices of the test', async () => {
    const questions = [{ text: 'First?', choices: ['A', 'B'], correct: 1 }]
    await api.post('brand-tests', { token: lead, body: { questions } })
    await api.post('agreements', { token: lead, body: { text: 'Be kind.' } })
    const leila = await api.tokenOf(
      (await api.house.pool.query(`select slug from person where email = 'leila@example.com'`)).rows[0]
        .slug as string,
    )
    const mine = await api.get('me/admissions', { token: leila })
    expect(mine.body.items[0].test.questions).toEqual([{ text: 'First?', choices: ['A', 'B'] }])
    const act = (body: object) => api.post(`me/admissions/${brandId}`, { token: leila, body })
    expect(await act({ act: 'test', version: 1, answers: [1] })).toMatchObject({ status: 409 })
    await act({ act: 'agree', version: 1 })
    expect((await act({ act: 'test', version: 1, answers: [0] })).body.attempt).toMatchObject({
      state: 'failed',
    })
    expect((await act({ act: 'test', version: 1, answers: [1] })).body.state).toBe('probation')
    expect((await api.get('admissions', { token: lead })).body.items[0].answered).toEqual([
      { question: 'First?', answer: 'B' },
    ])
  })

  test('has what somebody vouched for, with who did and since when; what stays keeps its first voucher', async () => {
    const leila = await api.personId(
      (await api.house.pool.query(`select slug from person where email = 'leila@example.com'`)).rows[0]
        .slug as string,
    )
    const vouch = (token: string, body: object) =>
      api.send('PUT', `admissions/${leila}/abilities`, { token, body })
    const verified = async () => (await api.get('admissions', { token: lead })).body.items[0].verified
    expect(await verified()).toEqual([])
    expect((await vouch(kofi, { languages: ['fa'], skills: [] })).status).toBe(403)
    expect((await vouch(lead, { languages: ['fa'], skills: [] })).status).toBe(204)
    const [first] = await verified()
    expect(first).toMatchObject({ kind: 'language', name: 'fa', by: 'Elena Petrova' })
    expect(Math.abs(Date.parse(first.at as string) - Date.now())).toBeLessThan(60_000)

    const other = await api.tokenOf('jordan')
    await vouch(other, { languages: ['en', 'fa'], skills: [] })
    expect((await verified()).find(({ name }: { name: string }) => name === 'fa')).toEqual(first)
    await vouch(lead, { languages: ['en'], skills: [] })
    expect((await verified()).map(({ name }: { name: string }) => name)).toEqual(['en'])
  })
})

describe('the first ten minutes', () => {
  test('a practice offer pays practice money, once, and no bank ever pays it', async () => {
    const { rows } = await api.house.pool.query(`select slug from person where email = 'leila@example.com'`)
    const leila = await api.tokenOf(rows[0].slug as string)
    const practise = () =>
      api.post('me/practice', { token: leila, body: { brand_id: brandId, text: 'It is on its way.' } })
    expect((await practise()).body).toEqual({ amount_minor: 100, currency: 'XTS', paid: true })
    expect((await practise()).body.paid).toBe(false)
    expect((await api.get('me/pay', { token: leila })).body).toMatchObject({
      practice_minor: 100,
      accounts: [],
    })
    expect(
      (await api.post('me/practice', { token: kofi, body: { brand_id: brandId, text: 'x' } })).status,
    ).toBe(404)
  })

  test('a phone is tested by the clock of the house; without a browser that takes pushes it says so', async () => {
    expect(await api.post('me/phone-tests', { token: kofi, body: {} })).toMatchObject({
      status: 409,
      body: { code: 'no_browser' },
    })
    const id = api.house.deps.newId()
    await api.house.pool.query(
      `insert into phone_test (person_id, id, sent_at) values ($1, $2, now() - interval '4 seconds')`,
      [kofiId, id],
    )
    expect((await api.get(`me/phone-tests/${id}`, { token: kofi })).body.delay_ms).toBeNull()
    const headers = { date: 'Thu, 01 Jan 1970 00:00:00 GMT' } // what a phone whose clock is set back believes
    expect((await api.post(`me/phone-tests/${id}/shown`, { token: kofi, headers })).status).toBe(204)
    const { delay_ms: delay } = (await api.get(`me/phone-tests/${id}`, { token: kofi })).body
    expect(delay).toBeGreaterThanOrEqual(4_000)
    await api.post(`me/phone-tests/${id}/shown`, { token: kofi })
    expect((await api.get(`me/phone-tests/${id}`, { token: kofi })).body.delay_ms).toBe(delay)
    expect((await api.get(`me/phone-tests/${id}`, { token: await api.tokenOf('priya') })).status).toBe(404)
  })
})

describe('two accounts of one person', () => {
  let first: PersonId
  let second: PersonId
  const owed = async () => {
    const { rows } = await api.house.pool.query(
      `select person_id, sum(amount_minor)::int as minor from pay_entry where person_id = any ($1) group by 1`,
      [[first, second]],
    )
    const sums = new Map(rows.map((row) => [row.person_id as string, row.minor as number]))
    return [sums.get(first) ?? 0, sums.get(second) ?? 0]
  }
  const owe = (amountMinor: number) =>
    api.house.deps.store.transaction((tx) =>
      tx.pay.addEntries([
        {
          ...{ brandId, id: api.house.deps.newId(), personId: first, currency: 'EUR', amountMinor },
          ...{ kind: 'adjustment', occurredAt: Date.now(), finalAt: Date.now() + DAY },
        },
      ]),
    )
  const iban = { holder: 'Camila Ortiz', country: 'DE', iban: 'DE02 5001 0517 0137 0750 30' }
  const join = (token = lead) => api.post(`people/${first}/join`, { token, body: { into: second } })
  const pairs = async () => {
    const listed = await api.get('duplicate-accounts', { token: lead })
    const items = listed.body.items as { first: { id: string }; second: { id: string }; because: string[] }[]
    return items.filter((pair) => [pair.first.id, pair.second.id].includes(second))
  }
  beforeAll(async () => {
    first = (await api.personId('camila')) as PersonId
    second = (await api.personId('nadia')) as PersonId
  })

  test('are found by the payout account that both name', async () => {
    expect(await pairs()).toEqual([])
    await api.send('PUT', 'me/payout', { token: await api.tokenOf('camila'), body: iban })
    const refused = await api.send('PUT', 'me/payout', { token: await api.tokenOf('nadia'), body: iban })
    expect(refused).toMatchObject({ status: 409, body: { code: 'account_of_another' } })
    const [pair, ...more] = await pairs()
    expect(more).toEqual([])
    expect([pair!.first.id, pair!.second.id].sort()).toEqual([first, second].sort())
    expect(pair!.because).toEqual(['payout_account'])
  })
  test('are joined: what the first is owed moves to the second, once, and its payout account is free', async () => {
    await owe(700)
    expect((await join()).status).toBe(204)
    expect((await join()).status).toBe(404)
    expect(await owed()).toEqual([0, 700])
    const named = await api.send('PUT', 'me/payout', { token: await api.tokenOf('nadia'), body: iban })
    expect(named.status).toBe(200)
    expect(await pairs()).toEqual([])
  })
  test('what comes to the first afterwards moves on as well: a dispute that is granted, a payment that returns', async () => {
    await owe(55)
    expect(await followJoined(api.house.deps)).toBe(1)
    expect(await followJoined(api.house.deps)).toBe(0)
    expect(await owed()).toEqual([0, 755])
  })
  test('are joined by somebody else', async () => {
    const freelance = await addPersonWith(api.house, brandId, 'lead', 'both', 'freelance')
    first = freelance as PersonId
    expect(await join(await api.tokenOf('both'))).toMatchObject({
      status: 409,
      body: { code: 'own_account' },
    })
  })
})

describe('what a brand publishes', () => {
  test('is read again by whoever wrote it, version by version', async () => {
    const body = { text: 'Be kinder.', customer_countries: ['DE', 'unknown'] }
    await api.post('agreements', { token: lead, body })
    const agreements = await api.get('agreements', { token: lead })
    expect(agreements.body.items).toMatchObject([
      { version: 2, ...body, published_by: 'Elena Petrova', accepted: 0 },
      { version: 1, text: 'Be kind.', accepted: 1 },
    ])
    const tests = await api.get('brand-tests', { token: lead })
    expect(tests.body.items).toMatchObject([
      { version: 1, handed_in: 2, passed: 1, questions: [{ correct: 1 }] },
    ])
  })
})

describe('a rating', () => {
  let messageId: string
  const page = (token: string, tap?: string) =>
    api.send(tap === undefined ? 'GET' : 'POST', `/rate/${token}`, {
      ...(tap !== undefined && {
        body: `tap=${tap}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    })
  const mean = async () =>
    (
      await api.house.pool.query(
        `select rating_mean as mean, rating_count as count from person where id = $1`,
        [kofiId],
      )
    ).rows[0]

  beforeAll(async () => {
    messageId = api.house.deps.newId()
    await api.house.pool.query(
      `insert into message (brand_id, id, conversation_id, channel_id, external_hash, direction, author, person_id, opens_turn,
         closes_turn, occurred_at, ingested_at)
       select $1, $2, gen_random_uuid(), id, '\\x01', 'outbound', 'agent', $3, false, true, now(), now() from channel limit 1`,
      [brandId, messageId, kofiId],
    )
  })

  test('is one tap without an account; looking at the link rates nothing', async () => {
    const token = signRatingLink({ brandId, messageId }, OFFER_LINK_SECRET)
    expect((await page(token)).status).toBe(200)
    expect(await mean()).toEqual({ mean: 0, count: 0 })
    expect((await page(token, 'good')).status).toBe(200)
    expect(await mean()).toEqual({ mean: 1, count: 1 })
  })
  test('stays one when the mail is forwarded: the last tap of the first day counts, later ones are told why not', async () => {
    const token = signRatingLink({ brandId, messageId }, OFFER_LINK_SECRET)
    await page(token, 'bad')
    expect(await mean()).toEqual({ mean: 0, count: 1 })
    await api.house.pool.query(`update rating set first_at = now() - interval '25 hours'`)
    const late = await page(token, 'good')
    expect(late.status).toBe(409)
    expect(late.text).toContain('settled')
    expect(await mean()).toEqual({ mean: 0, count: 1 })
  })
  test('about the company is no mark of whoever answered', async () => {
    await api.house.pool.query(`update rating set first_at = now()`)
    await page(signRatingLink({ brandId, messageId }, OFFER_LINK_SECRET), 'brand')
    expect(await mean()).toEqual({ mean: 0, count: 0 })
  })
  test('by a link that was made elsewhere is refused', async () => {
    expect((await page(signRatingLink({ brandId, messageId }, 'another secret'), 'good')).status).toBe(404)
  })
})
