import type { AdmissionWorkflows, PayWorkflows } from '../http/workflows.ts'
import { actOnAdmission } from '../workflows/admission/act-on-admission.ts'
import { apply } from '../workflows/admission/apply.ts'
import { decideApproval } from '../workflows/admission/decide-approval.ts'
import { decideDispute, openDispute } from '../workflows/pay/disputes.ts'
import { joinPeople } from '../workflows/pay/join-people.ts'
import { noteBankReport } from '../workflows/pay/note-bank-report.ts'
import { orderPayments } from '../workflows/pay/order-payments.ts'
import { practise } from '../workflows/pay/practise.ts'
import { setPayout } from '../workflows/pay/set-payout.ts'
import { settlePayment } from '../workflows/pay/settle-payment.ts'
import type { ChannelAdapters } from '../workflows/ports/channel-adapter.ts'
import type { Deps } from '../workflows/ports/store.ts'

export function payWorkflows(deps: Deps): PayWorkflows {
  return {
    setPayout: (command) => setPayout(deps, command),
    openDispute: (command) => openDispute(deps, command),
    decideDispute: (command) => decideDispute(deps, command),
    orderPayments: (command) => orderPayments(deps, command),
    settlePayment: (command) => settlePayment(deps, command),
    practise: (brandId, personId) => practise(deps, brandId, personId),
    joinPeople: (command) => joinPeople(deps, command),
    noteBankReport: (command) => noteBankReport(deps, command),
  }
}

export function admissionWorkflows(deps: Deps & { readonly adapters: ChannelAdapters }): AdmissionWorkflows {
  return {
    apply: (command) => apply(deps, command),
    act: (command) => actOnAdmission(deps, command),
    decideApproval: (command) => decideApproval(deps, command),
  }
}
