import { convert } from 'xmlbuilder2'
import type { ReadReport, ReportedPayment } from '../../domain/pay/bank-report.ts'

/**
 * What a bank reports in ISO 20022: the status of an order (pain.002), or what was booked (camt.054, camt.053), in whichever
 * version. A status that only says "on its way" reports nothing.
 */
export function readBankReport(xml: string): ReadReport {
  if (/<!DOCTYPE/i.test(xml)) return { ok: false, problem: 'has a DOCTYPE, which no bank sends' }
  // The reader takes what is cut off for whole.
  if (!/<\/([\w.-]+:)?Document>\s*$/.test(xml))
    return { ok: false, problem: 'does not end as a report does: take the whole file, as the bank gives it' }
  let root: Tree
  try {
    root = treeOf(convert(xml, { format: 'object' }))
  } catch {
    return { ok: false, problem: 'is no XML: take the file as the bank gives it' }
  }
  const document = one(root, 'Document')
  const status = one(document, 'CstmrPmtStsRpt')
  const booked = [
    ...all(one(document, 'BkToCstmrDbtCdtNtfctn'), 'Ntfctn'),
    ...all(one(document, 'BkToCstmrStmt'), 'Stmt'),
  ]
  if (status) return { ok: true, payments: statuses(status) }
  if (booked.length > 0) return { ok: true, payments: booked.flatMap(bookings) }
  return { ok: false, problem: 'is none of pain.002, camt.054 and camt.053' }
}

type Tree = Readonly<Record<string, unknown>>

/** pain.002: the group, an instruction in it, or each transaction carries a status; the innermost one counts. */
function statuses(report: Tree): readonly ReportedPayment[] {
  const group = one(report, 'OrgnlGrpInfAndSts')
  const instructions = all(report, 'OrgnlPmtInfAndSts')
  const transactions = instructions.flatMap((one) => all(one, 'TxInfAndSts'))
  const each = transactions.flatMap((transaction): ReportedPayment[] => {
    const endToEndId = text(transaction, 'OrgnlEndToEndId')
    const outcome = outcomeOf(text(transaction, 'TxSts'), transaction)
    return endToEndId && outcome ? [{ about: { endToEndId }, outcome }] : []
  })
  if (transactions.length > 0) return each
  const [rejected] = [...instructions.filter((one) => text(one, 'PmtInfSts')), ...(group ? [group] : [])]
  const messageId = text(group, 'OrgnlMsgId')
  const outcome = rejected && outcomeOf(text(rejected, 'PmtInfSts') ?? text(rejected, 'GrpSts'), rejected)
  return messageId && outcome?.state === 'failed' ? [{ about: { messageId }, outcome }] : []
}

function outcomeOf(status: string | null, told: Tree): ReportedPayment['outcome'] | null {
  if (status === 'RJCT' || status === 'CANC') return { state: 'failed', reason: reasonOf(told, 'StsRsnInf') }
  if (status === 'ACSC' || status === 'ACCC')
    return { state: 'paid', reference: text(told, 'AcctSvcrRef') ?? status }
  return null
}

/** camt: money of ours that went out is paid; the same payment coming in again was returned. */
function bookings(statement: Tree): readonly ReportedPayment[] {
  return all(statement, 'Ntry').flatMap((entry) =>
    all(entry, 'NtryDtls').flatMap((details) =>
      all(details, 'TxDtls').flatMap((transaction): ReportedPayment[] => {
        const refs = one(transaction, 'Refs')
        const endToEndId = text(refs, 'EndToEndId')
        if (!endToEndId || endToEndId === 'NOTPROVIDED' || !isBooked(entry)) return []
        const direction = text(transaction, 'CdtDbtInd') ?? text(entry, 'CdtDbtInd')
        const returned = one(transaction, 'RtrInf') !== undefined || direction === 'CRDT'
        const reference = text(refs, 'AcctSvcrRef') ?? text(entry, 'AcctSvcrRef') ?? endToEndId
        return [
          {
            about: { endToEndId },
            outcome: returned
              ? { state: 'failed', reason: reasonOf(transaction, 'RtrInf') }
              : { state: 'paid', reference },
          },
        ]
      }),
    ),
  )
}

/** `Sts` is a code of its own in older versions, and holds one in newer ones. */
function isBooked(entry: Tree): boolean {
  const status = text(entry, 'Sts') ?? text(one(entry, 'Sts'), 'Cd')
  return status === null || status === 'BOOK'
}

function reasonOf(told: Tree, where: string): string {
  const found = all(told, where).map((one) => [code(one), text(one, 'AddtlInf')].filter(Boolean).join(': '))
  return (
    found
      .filter((reason) => reason !== '')
      .join('; ')
      .slice(0, 200) || 'returned by the bank'
  )
}

function code(info: Tree): string | null {
  const reason = one(info, 'Rsn')
  return text(reason, 'Cd') ?? text(reason, 'Prtry')
}

/** Elements by their names without prefix. */
function treeOf(node: unknown): Tree {
  if (typeof node !== 'object' || node === null) return {}
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name.slice(name.indexOf(':') + 1), value as unknown]),
  )
}

function all(tree: Tree | undefined, name: string): readonly Tree[] {
  const found = tree?.[name]
  if (found === undefined) return []
  return (Array.isArray(found) ? found : [found]).map(treeOf)
}

function one(tree: Tree | undefined, name: string): Tree | undefined {
  return all(tree, name)[0]
}

function text(tree: Tree | undefined, name: string): string | null {
  const found = tree?.[name]
  const first: unknown = Array.isArray(found) ? found[0] : found
  const written = typeof first === 'object' && first !== null ? (first as { '#'?: unknown })['#'] : first
  return typeof written === 'string' && written.trim() !== '' ? written.trim() : null
}
