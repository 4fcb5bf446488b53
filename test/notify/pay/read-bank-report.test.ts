import { describe, expect, it } from 'vitest'
import { readBankReport } from '../../../src/notify/pay/read-bank-report.ts'

const pain = (inner: string) =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
   <GrpHdr><MsgId>B1</MsgId></GrpHdr>${inner}</CstmrPmtStsRpt></Document>`
const camt = (inner: string) =>
  `<c:Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><c:BkToCstmrDbtCdtNtfctn><c:Ntfctn>
   ${inner.replace(/<(\/?)(\w)/g, '<$1c:$2')}</c:Ntfctn></c:BkToCstmrDbtCdtNtfctn></c:Document>`
const entry = (direction: string, details: string, status = '<Sts><Cd>BOOK</Cd></Sts>') =>
  `<Ntry><Amt Ccy="EUR">3.00</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}<AcctSvcrRef>E9</AcctSvcrRef>
   <NtryDtls>${details}</NtryDtls></Ntry>`

describe('a status report of the bank', () => {
  it('names the transfers that it refused, with its reasons', () => {
    const xml = pain(`<OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts>
        <TxInfAndSts><OrgnlEndToEndId>a</OrgnlEndToEndId><TxSts>RJCT</TxSts>
          <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed account</AddtlInf></StsRsnInf></TxInfAndSts>
        <TxInfAndSts><OrgnlEndToEndId>b</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>R7</AcctSvcrRef></TxInfAndSts>
        <TxInfAndSts><OrgnlEndToEndId>c</OrgnlEndToEndId><TxSts>ACSP</TxSts></TxInfAndSts>
      </OrgnlPmtInfAndSts>`)
    expect(readBankReport(xml)).toEqual({
      ok: true,
      payments: [
        { about: { endToEndId: 'a' }, outcome: { state: 'failed', reason: 'AC04: closed account' } },
        { about: { endToEndId: 'b' }, outcome: { state: 'paid', reference: 'R7' } },
      ],
    })
  })
  it('may refuse the whole file', () => {
    const xml = pain(`<OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId><GrpSts>RJCT</GrpSts>
      <StsRsnInf><Rsn><Prtry>DUPL</Prtry></Rsn></StsRsnInf></OrgnlGrpInfAndSts>`)
    expect(readBankReport(xml)).toEqual({
      ok: true,
      payments: [{ about: { messageId: 'M' }, outcome: { state: 'failed', reason: 'DUPL' } }],
    })
  })
  it('that takes the whole file pays nothing yet', () => {
    const xml = pain(`<OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts>`)
    expect(readBankReport(xml)).toEqual({ ok: true, payments: [] })
  })
})

describe('a notification of what was booked', () => {
  const details = (more = '') =>
    `<TxDtls><Refs><AcctSvcrRef>T5</AcctSvcrRef><EndToEndId>a</EndToEndId></Refs>${more}</TxDtls>`
  it('tells what went out, and what came back and why, with a prefix too', () => {
    const returned = '<RtrInf><Rsn><Cd>MD07</Cd></Rsn></RtrInf>'
    expect(readBankReport(camt(entry('DBIT', details()) + entry('CRDT', details(returned))))).toEqual({
      ok: true,
      payments: [
        { about: { endToEndId: 'a' }, outcome: { state: 'paid', reference: 'T5' } },
        { about: { endToEndId: 'a' }, outcome: { state: 'failed', reason: 'MD07' } },
      ],
    })
  })
  it('is of what is booked, not of what is pending, and of transfers that carry a name', () => {
    const nameless = '<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls>'
    const pending = entry('DBIT', details(), '<Sts>PDNG</Sts>')
    expect(readBankReport(camt(pending + entry('DBIT', nameless)))).toEqual({ ok: true, payments: [] })
  })
})

describe('a file that is no report', () => {
  it.each([
    ['nothing of XML', 'Dear customer', 'does not end'],
    ['half a report', pain('').slice(0, -30), 'does not end'],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'is none of pain.002'],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY e "x">]><Document/>', 'has a DOCTYPE'],
  ])('with %s is refused with what is wrong', (_, xml, problem) => {
    const read = readBankReport(xml)
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(problem) as string })
  })
})
