import type { Route } from '../route.ts'
import { auditRoutes } from './audit/index.ts'
import { mysteryShopperRoutes } from './mystery-shoppers/index.ts'
import { mysteryVisitRoutes } from './mystery-visits/index.ts'
import { alarmRoutes } from './alarms/index.ts'
import { boardRoutes } from './board/index.ts'
import { brandRoutes } from './brands/index.ts'
import { breachRoutes } from './breaches/index.ts'
import { calendarRoutes } from './calendars/index.ts'
import { channelRoutes } from './channels/index.ts'
import { conversationRoutes } from './conversations/index.ts'
import { digestRoutes } from './digests/index.ts'
import { errandRoutes } from './errands/index.ts'
import { figureRoutes } from './figures/index.ts'
import { helpdeskAuditRoutes } from './helpdesk-audits/index.ts'
import { holidayRoutes } from './holidays/index.ts'
import { messageRoutes } from './messages/index.ts'
import { offerRoutes } from './offers/index.ts'
import { operationsRoutes } from './operations/index.ts'
import { peopleRoutes } from './people/index.ts'
import { policyRoutes } from './policies/index.ts'
import { presenceRoutes } from './presence/index.ts'
import { recoveryRoutes } from './recoveries/index.ts'
import { remedyRoutes } from './remedies/index.ts'
import { rosterRoutes } from './rosters/index.ts'
import { rosterChangeRoutes } from './roster-changes/index.ts'
import { shiftRoutes } from './shifts/index.ts'
import { swapRoutes } from './swaps/index.ts'
import { absenceFeedRoutes } from './absence-feeds/index.ts'
import { absenceRoutes } from './absences/index.ts'
import { coverageRoutes } from './coverage-ahead/index.ts'
import { contextRoutes } from './context/index.ts'
import { snippetRoutes } from './snippets/index.ts'
import { customerRoutes } from './customers/index.ts'
import { decisionRoutes } from './decisions/index.ts'
import { preventionRoutes } from './preventions/index.ts'
import { openSlotRoutes } from './open-slots/index.ts'
import { feedRoutes } from './feeds/index.ts'
import { preferenceRoutes } from './me/index.ts'
import { admissionRoutes } from './admissions/index.ts'
import { practiceRoutes } from './practice/index.ts'
import { payRoutes } from './pay/index.ts'
import { pushRoutes } from './push/index.ts'
import { secondFactorRoutes } from './second-factor/index.ts'
import { sessionRoutes } from './session/index.ts'
import { streamRoutes } from './stream/index.ts'

/** Every route under `/api/v1`. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...boardRoutes,
  ...conversationRoutes,
  ...offerRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...peopleRoutes,
  ...policyRoutes,
  ...calendarRoutes,
  ...holidayRoutes,
  ...rosterRoutes,
  ...rosterChangeRoutes,
  ...shiftRoutes,
  ...swapRoutes,
  ...absenceRoutes,
  ...absenceFeedRoutes,
  ...coverageRoutes,
  ...contextRoutes,
  ...snippetRoutes,
  ...customerRoutes,
  ...decisionRoutes,
  ...openSlotRoutes,
  ...feedRoutes,
  ...preferenceRoutes,
  ...pushRoutes,
  ...payRoutes,
  ...practiceRoutes,
  ...admissionRoutes,
  ...brandRoutes,
  ...breachRoutes,
  ...presenceRoutes,
  ...figureRoutes,
  ...preventionRoutes,
  ...recoveryRoutes,
  ...remedyRoutes,
  ...digestRoutes,
  ...errandRoutes,
  ...helpdeskAuditRoutes,
  ...alarmRoutes,
  ...mysteryVisitRoutes,
  ...mysteryShopperRoutes,
  ...auditRoutes,
  ...operationsRoutes,
  ...streamRoutes,
]
