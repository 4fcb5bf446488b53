import { listOwnDisputes, listOwnEntries, openOwnDispute, readOwnPay, setOwnPayout } from './own.ts'
import {
  decideDispute,
  listBatches,
  listDisputes,
  orderBatch,
  readBatchFile,
  readPayRules,
  setPayRules,
  settlePayment,
} from './paying.ts'
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
  listDisputes,
  decideDispute,
  listBatches,
  orderBatch,
  readBatchFile,
  settlePayment,
]
