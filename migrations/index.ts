import type { Migration } from 'kysely'
import * as shopperVisits from './0096-shopper-visits.ts'
import * as helpdeskHauls from './0120-helpdesk-hauls.ts'
import * as standingsByIndexAlone from './0125-standings-by-index-alone.ts'
import * as noStatisticsOfTexts from './0130-no-statistics-of-texts.ts'
import * as sendersInOneQuestion from './0131-senders-in-one-question.ts'
import * as shopperPlans from './0110-shopper-plans.ts'
import * as people from './0001-people.ts'
import * as conversations from './0002-conversations.ts'
import * as timersAndEvents from './0003-timers-and-events.ts'
import * as promises from './0004-promises.ts'
import * as dispatch from './0005-dispatch.ts'
import * as chatLines from './0006-chat-lines.ts'
import * as course from './0007-course.ts'
import * as digests from './0008-digests.ts'
import * as holdingReplies from './0009-holding-replies.ts'
import * as figures from './0010-figures.ts'
import * as policyHours from './0011-policy-hours.ts'
import * as figuresAtScale from './0012-figures-at-scale.ts'
import * as digestRoads from './0013-digest-roads.ts'
import * as notCustomersApart from './0014-not-customers-apart.ts'
import * as errands from './0015-errands.ts'
import * as channelPulses from './0016-channel-pulses.ts'
import * as channelAlarms from './0017-channel-alarms.ts'
import * as dutyChanges from './0018-duty-changes.ts'
import * as context from './0019-context.ts'
import * as leadTimes from './0020-lead-times.ts'
import * as recovery from './0021-recovery.ts'
import * as alarms from './0022-alarms.ts'
import * as remedies from './0023-remedies.ts'
import * as auditChain from './0024-audit-chain.ts'
import * as claimGroups from './0030-claim-groups.ts'
import * as errandInputs from './0031-errand-inputs.ts'
import * as helpdeskAudits from './0040-helpdesk-audits.ts'
import * as pay from './0050-pay.ts'
import * as network from './0051-network.ts'
import * as figuresBySnapshot from './0060-figures-by-snapshot.ts'
import * as privacy from './0070-privacy.ts'
import * as networkMore from './0071-network-more.ts'
import * as figuresByIndexAlone from './0074-figures-by-index-alone.ts'
import * as tokenScopes from './0077-token-scopes.ts'
import * as helpdeskAuditPaused from './0080-helpdesk-audit-paused.ts'
import * as acknowledgements from './0083-acknowledgements.ts'
import * as sharesOfGroups from './0084-shares-of-groups.ts'
import * as outsideIdentities from './0078-outside-identities.ts'
import * as absenceFeeds from './0087-absence-feeds.ts'
import * as budgets from './0088-budgets.ts'
import * as vaultKeys from './0089-vault-keys.ts'
import * as helpdeskSeats from './0090-helpdesk-seats.ts'
import * as sessionsSeen from './0100-sessions-seen.ts'
import * as secondFactors from './0101-second-factors.ts'

/** Every migration, in order. They only expand: a node of the previous release works on the new schema. */
export const migrations: Record<string, Migration> = {
  '0001-people': people,
  '0002-conversations': conversations,
  '0003-timers-and-events': timersAndEvents,
  '0004-promises': promises,
  '0005-dispatch': dispatch,
  '0006-chat-lines': chatLines,
  '0007-course': course,
  '0008-digests': digests,
  '0009-holding-replies': holdingReplies,
  '0010-figures': figures,
  '0011-policy-hours': policyHours,
  '0012-figures-at-scale': figuresAtScale,
  '0013-digest-roads': digestRoads,
  '0014-not-customers-apart': notCustomersApart,
  '0015-errands': errands,
  '0016-channel-pulses': channelPulses,
  '0017-channel-alarms': channelAlarms,
  '0018-duty-changes': dutyChanges,
  '0019-context': context,
  '0020-lead-times': leadTimes,
  '0021-recovery': recovery,
  '0022-alarms': alarms,
  '0023-remedies': remedies,
  '0024-audit-chain': auditChain,
  '0030-claim-groups': claimGroups,
  '0031-errand-inputs': errandInputs,
  '0040-helpdesk-audits': helpdeskAudits,
  '0050-pay': pay,
  '0051-network': network,
  '0060-figures-by-snapshot': figuresBySnapshot,
  '0070-privacy': privacy,
  '0071-network-more': networkMore,
  '0074-figures-by-index-alone': figuresByIndexAlone,
  '0077-token-scopes': tokenScopes,
  '0080-helpdesk-audit-paused': helpdeskAuditPaused,
  '0083-acknowledgements': acknowledgements,
  '0084-shares-of-groups': sharesOfGroups,
  '0078-outside-identities': outsideIdentities,
  '0087-absence-feeds': absenceFeeds,
  '0088-budgets': budgets,
  '0089-vault-keys': vaultKeys,
  '0090-helpdesk-seats': helpdeskSeats,
  '0096-shopper-visits': shopperVisits,
  '0100-sessions-seen': sessionsSeen,
  '0101-second-factors': secondFactors,
  '0110-shopper-plans': shopperPlans,
  '0120-helpdesk-hauls': helpdeskHauls,
  '0125-standings-by-index-alone': standingsByIndexAlone,
  '0130-no-statistics-of-texts': noStatisticsOfTexts,
  '0131-senders-in-one-question': sendersInOneQuestion,
}
