import { changeBudgets, readBudgets } from './budgets.ts'
import { decideDispute, listDisputes } from './deciding.ts'
import { listOwnDisputes, listOwnEntries, openOwnDispute, readOwnPay, setOwnPayout } from './own.ts'
import { listBatches, orderBatch, readBatchFile } from './paying.ts'
import { readPayRules, setPayRules } from './rules.ts'
import { reportPayments, settlePayment } from './settling.ts'
import { listStatements, readStatement } from './statements.ts'

export const payRoutes = [
  readOwnPay,
  listOwnEntries,
  setOwnPayout,
  listOwnDisputes,
  openOwnDispute,
  listStatements,
  readStatement,
  readPayRules,
  setPayRules,
  readBudgets,
  changeBudgets,
  listDisputes,
  decideDispute,
  listBatches,
  orderBatch,
  readBatchFile,
  settlePayment,
  reportPayments,
]
