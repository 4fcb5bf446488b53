import { apply } from './apply.ts'
import {
  changeNetwork,
  decideAdmission,
  decideOnApproval,
  inviteExpert,
  joinPeople,
  listAdmissions,
  listApprovals,
  listReviewable,
  publishNewAgreement,
  publishNewTest,
  readNetwork,
  reviewAnswer,
  verifyAbilitiesOf,
} from './leading.ts'
import { actOnOwnAdmission, listOwnAdmissions, readFeedback } from './own.ts'

export const admissionRoutes = [
  apply,
  listOwnAdmissions,
  actOnOwnAdmission,
  readFeedback,
  listAdmissions,
  decideAdmission,
  verifyAbilitiesOf,
  inviteExpert,
  publishNewAgreement,
  publishNewTest,
  readNetwork,
  changeNetwork,
  listApprovals,
  decideOnApproval,
  listReviewable,
  reviewAnswer,
  joinPeople,
]
