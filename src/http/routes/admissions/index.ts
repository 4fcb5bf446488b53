import { apply } from './apply.ts'
import { decideOnApproval, listApprovals } from './approving.ts'
import { decideAdmission, inviteExpert, listAdmissions, verifyAbilitiesOf } from './deciding.ts'
import { joinPeople, listDuplicates } from './joining.ts'
import { actOnOwnAdmission, listOwnAdmissions, readFeedback } from './own.ts'
import { listAgreements, listTests, publishNewAgreement, publishNewTest } from './publishing.ts'
import { listReviewable, reviewAnswer } from './reviewing.ts'
import { changeNetwork, readNetwork } from './settings.ts'

export const admissionRoutes = [
  apply,
  listOwnAdmissions,
  actOnOwnAdmission,
  readFeedback,
  listAdmissions,
  decideAdmission,
  verifyAbilitiesOf,
  inviteExpert,
  listAgreements,
  publishNewAgreement,
  listTests,
  publishNewTest,
  readNetwork,
  changeNetwork,
  listApprovals,
  decideOnApproval,
  listReviewable,
  reviewAnswer,
  listDuplicates,
  joinPeople,
]
