import fc from 'fast-check'
import { convert } from 'xmlbuilder2'
import { expect, it } from 'vitest'
import { creditTransferXml, type TransferOrder } from '../../../src/notify/pay/credit-transfer.ts'

/**
 * What the schema of pain.001.001.09 asks of the elements that we write: their order, which must be there, what their text looks like.
 * A parent lists its children in the schema's order; `?` may be missing, `*` may come several times.
 */
const children: Readonly<Record<string, readonly string[]>> = {
  Document: ['CstmrCdtTrfInitn'],
  CstmrCdtTrfInitn: ['GrpHdr', 'PmtInf*'],
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum?', 'InitgPty'],
  InitgPty: ['Nm?'],
  PmtInf: [
    ...['PmtInfId', 'PmtMtd', 'NbOfTxs?', 'CtrlSum?', 'ReqdExctnDt', 'Dbtr', 'DbtrAcct', 'DbtrAgt'],
    'CdtTrfTxInf*',
  ],
  ReqdExctnDt: ['Dt?'],
  Dbtr: ['Nm?', 'PstlAdr?'],
  DbtrAcct: ['Id'],
  DbtrAgt: ['FinInstnId'],
  FinInstnId: ['BICFI?', 'Othr?'],
  CdtTrfTxInf: ['PmtId', 'Amt', 'CdtrAgt?', 'Cdtr?', 'CdtrAcct?', 'RmtInf?'],
  PmtId: ['EndToEndId'],
  Amt: ['InstdAmt'],
  CdtrAgt: ['FinInstnId'],
  Cdtr: ['Nm?', 'PstlAdr?'],
  PstlAdr: ['Ctry?'],
  CdtrAcct: ['Id'],
  Id: ['IBAN?', 'Othr?'],
  Othr: ['Id'],
  RmtInf: ['Ustrd*'],
}
const max = (length: number) => new RegExp(`^[\\s\\S]{1,${length}}$`, 'u')
const texts: Readonly<Record<string, RegExp>> = {
  MsgId: max(35),
  PmtInfId: max(35),
  EndToEndId: max(35),
  CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  NbOfTxs: /^\d{1,15}$/,
  CtrlSum: /^\d{1,17}(\.\d{1,17})?$/,
  PmtMtd: /^(CHK|TRF|TRA)$/,
  Dt: /^\d{4}-\d\d-\d\d$/,
  Nm: max(140),
  Ustrd: max(140),
  Ctry: /^[A-Z]{2}$/,
  IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/,
  BICFI: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  Id: max(34),
  InstdAmt: /^\d{1,13}(\.\d{1,5})?$/,
}

type Node = Readonly<Record<string, unknown>>

function check(name: string, node: unknown, wrong: string[]): void {
  const tree = (typeof node === 'object' && node !== null ? node : { '#': node }) as Node
  const inside = Object.keys(tree).filter((key) => !key.startsWith('@') && key !== '#')
  if (inside.length === 0) {
    const text = unescape(typeof tree['#'] === 'string' ? tree['#'] : '')
    if (!texts[name]?.test(text)) wrong.push(`${name}: ${JSON.stringify(text)}`)
    return
  }
  const rules = children[name] ?? []
  const bare = rules.map((rule) => rule.replace(/[?*]$/, ''))
  const order = inside.map((key) => bare.indexOf(key))
  if (order.includes(-1) || order.some((place, index) => index > 0 && place <= order[index - 1]!))
    wrong.push(`${name}: ${inside.join(' ')}`)
  for (const rule of rules)
    if (!rule.endsWith('?') && !inside.includes(rule.replace('*', ''))) wrong.push(`${name} lacks ${rule}`)
  for (const key of inside) {
    const child = tree[key]
    if (Array.isArray(child) && !rules.includes(`${key}*`)) wrong.push(`${name}: several ${key}`)
    for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) check(key, one, wrong)
  }
}

function unescape(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return text.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => signs[name]!)
}

const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
const transfer = fc.record({
  endToEndId: fc.uuid().map((id) => id.replaceAll('-', '')),
  amountMinor: fc.integer({ min: 1, max: 100_000_000 }),
  holder: name,
  country: fc.constantFrom('DE', 'GH', 'PH'),
  iban: fc.constantFrom(null, 'DE02120300000000202051'),
  account: fc.constant('0123456789'),
  bic: fc.constantFrom(null, 'ECOCGHAC', 'COBADEFFXXX'),
  remittance: name,
})
const order: fc.Arbitrary<TransferOrder> = fc.record({
  messageId: fc.uuid().map((id) => id.replaceAll('-', '')),
  madeAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  payOn: fc.constant('2026-12-07'),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  payer: fc.record({
    name,
    iban: fc.constant('DE89370400440532013000'),
    bic: fc.constantFrom(null, 'COBADEFFXXX'),
  }),
  transfers: fc.array(transfer, { minLength: 1, maxLength: 4 }),
})

it('whoever is paid, the file has the elements, order, lengths and patterns that the schema asks for, and sums up', () => {
  fc.assert(
    fc.property(order, (told) => {
      const xml = creditTransferXml(told)
      const read = convert(xml, { format: 'object' }) as unknown as { Document: Node }
      const wrong: string[] = []
      check('Document', read.Document, wrong)
      expect(wrong).toEqual([])
      // eslint-disable-next-line no-control-regex -- what XML 1.0 has no place for
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml)).toBe(false)
      const sums = [...xml.matchAll(/<InstdAmt Ccy="(\w+)">([\d.]+)</g)]
      const digits = { EUR: 2, JPY: 0, KWD: 3 }[told.currency]!
      const minor = (sum: string) => Math.round(Number(sum) * 10 ** digits)
      expect(sums.map(([, currency]) => currency)).toEqual(told.transfers.map(() => told.currency))
      expect(sums.map(([, , sum]) => minor(sum!))).toEqual(
        told.transfers.map(({ amountMinor }) => amountMinor),
      )
      const [, control] = /<CtrlSum>([\d.]+)</.exec(xml)!
      expect(minor(control!)).toBe(told.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
    }),
    { numRuns: 30 },
  )
})
