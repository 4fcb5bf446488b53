import { create } from 'xmlbuilder2'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'

/** One creditor of a payment file. */
export interface CreditTransfer {
  /** At most 35 characters; comes back on the bank's statement. */
  readonly endToEndId: string
  readonly amountMinor: number
  readonly holder: string
  readonly country: string
  readonly iban: string | null
  /** Where there is no IBAN: the account's number as its country writes it. */
  readonly account: string | null
  readonly bic: string | null
  readonly remittance: string
}

export interface TransferOrder {
  /** At most 35 characters. */
  readonly messageId: string
  readonly madeAt: Instant
  readonly payOn: string
  readonly currency: string
  readonly payer: { readonly name: string; readonly iban: string; readonly bic: string | null }
  readonly transfers: readonly CreditTransfer[]
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

/** An ISO 20022 customer credit transfer initiation (pain.001.001.09): one group, one debtor, one transfer for each person. */
export function creditTransferXml(order: TransferOrder): string {
  const digits = minorDigits(order.currency)
  const sum = major(
    order.transfers.reduce((total, { amountMinor }) => total + amountMinor, 0),
    digits,
  )
  const count = String(order.transfers.length)
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      Document: {
        '@xmlns': NAMESPACE,
        CstmrCdtTrfInitn: {
          GrpHdr: {
            MsgId: order.messageId,
            CreDtTm: formatInstant(order.madeAt),
            NbOfTxs: count,
            CtrlSum: sum,
            InitgPty: { Nm: named(order.payer.name) },
          },
          PmtInf: {
            PmtInfId: order.messageId,
            PmtMtd: 'TRF',
            NbOfTxs: count,
            CtrlSum: sum,
            ReqdExctnDt: { Dt: order.payOn },
            Dbtr: { Nm: named(order.payer.name) },
            DbtrAcct: { Id: { IBAN: order.payer.iban } },
            DbtrAgt: { FinInstnId: bank(order.payer.bic) },
            CdtTrfTxInf: order.transfers.map((one) => ({
              PmtId: { EndToEndId: one.endToEndId },
              Amt: { InstdAmt: { '@Ccy': order.currency, '#': major(one.amountMinor, digits) } },
              ...(one.bic !== null && { CdtrAgt: { FinInstnId: bank(one.bic) } }),
              Cdtr: { Nm: named(one.holder), PstlAdr: { Ctry: one.country } },
              CdtrAcct: {
                Id: one.iban === null ? { Othr: { Id: one.account } } : { IBAN: one.iban },
              },
              RmtInf: { Ustrd: named(one.remittance) },
            })),
          },
        },
      },
    },
  ).end({ prettyPrint: true })
}

function bank(bic: string | null) {
  return bic === null ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: bic }
}

/** Banks refuse names of more than 140 characters, or none; control characters and halves of a pair are no XML. */
function named(text: string): string {
  const readable = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ').trim()
  return Array.from(readable).slice(0, 140).join('').trim() || 'NOTPROVIDED'
}

/** How many digits the currency has behind the point, by ISO 4217. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** Minor units as a decimal, without arithmetic on fractions. */
export function major(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
