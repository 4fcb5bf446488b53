import type { HttpWorkflows } from '../http/workflows.ts'
import { followCalendar, readNow } from '../workflows/absences/follow-calendar.ts'
import type { AbsenceFeedDeps } from '../workflows/absences/read-absence-feed.ts'
import { addNote } from '../workflows/conversations/add-note.ts'
import { assignConversation } from '../workflows/dispatch/assign-conversation.ts'
import { claimsInTurn } from '../workflows/dispatch/claim-in-turn.ts'
import { claimOffer } from '../workflows/dispatch/claim-offer.ts'
import { continueClaim } from '../workflows/dispatch/continue-claim.ts'
import { declineOffer } from '../workflows/dispatch/decline-offer.ts'
import { escalate } from '../workflows/dispatch/escalate.ts'
import { handBack } from '../workflows/dispatch/hand-back.ts'
import { showOffer } from '../workflows/dispatch/show-offer.ts'
import { takeConversation } from '../workflows/dispatch/take-conversation.ts'
import { askErrand } from '../workflows/errands/ask-errand.ts'
import { catchUp } from '../workflows/figures/follow-facts.ts'
import { listTurns } from '../workflows/figures/list-turns.ts'
import { readFigures } from '../workflows/figures/read-figures.ts'
import type { ChannelAdapters } from '../workflows/ports/channel-adapter.ts'
import type { Deps } from '../workflows/ports/store.ts'
import { forgetChannel, settleChannel } from '../workflows/channels/leave-channel.ts'
import { forgetCustomer } from '../workflows/privacy/forget-customer.ts'
import { removePerson } from '../workflows/people/remove-person.ts'
import { recordPresence } from '../workflows/presence/record-presence.ts'
import { adoptRemedy } from '../workflows/remedies/adopt-remedy.ts'
import { listTrials } from '../workflows/remedies/list-trials.ts'
import { tryRemedy } from '../workflows/remedies/try-remedy.ts'
import { queueReply } from '../workflows/replies/queue-reply.ts'
import { changeMode } from '../workflows/setup/change-mode.ts'
import { askVisit } from '../workflows/shopper/ask-visit.ts'
import { canBeVisited, readStandingShoppers } from '../workflows/shopper/read-standing.ts'
import { explainClockOf } from '../workflows/turns/explain-clock.ts'
import { settleConversation } from '../workflows/turns/settle-conversation.ts'
import { conversationWorkflows } from './conversation-workflows.ts'
import { admissionWorkflows, payWorkflows } from './network-workflows.ts'
import { policyWorkflows } from './policy-workflows.ts'

/** Binds what routes call to this node's dependencies. */
export function httpWorkflows(
  deps: Deps & AbsenceFeedDeps & { readonly adapters: ChannelAdapters },
  recordMessages: HttpWorkflows['recordMessages'],
  helpdesks: HttpWorkflows['helpdesks'],
  digests: HttpWorkflows['digests'] = null,
): HttpWorkflows {
  return {
    recordMessages,
    queueReply: (command) => queueReply(deps, command),
    claimOffer: (command) => claimOffer(deps, command),
    claimInTurn: claimsInTurn(deps),
    declineOffer: (command) => declineOffer(deps, command),
    takeConversation: (command) => takeConversation(deps, command),
    assignConversation: (command) => assignConversation(deps, command),
    continueClaim: (claimId, personId) => continueClaim(deps, claimId, personId),
    showOffer: (offerId, personId) => showOffer(deps, offerId, personId),
    removePerson: (personId) => removePerson(deps, personId),
    forgetCustomer: (command) => forgetCustomer(deps, command),
    settleChannel: (command) => settleChannel(deps, command),
    forgetChannel: (command) => forgetChannel(deps, command),
    escalate: (command) => escalate(deps, command),
    addNote: (command) => addNote(deps, command),
    handBack: (command) => handBack(deps, command),
    settleConversation: (command) => settleConversation(deps, command),
    explainClock: (command) => explainClockOf(deps, command),
    conversations: conversationWorkflows(deps),
    policies: policyWorkflows(deps),
    askErrand: (command) => askErrand(deps, command),
    recordPresence: (command) => recordPresence(deps, command),
    changeMode: (command) => changeMode(deps, command),
    pay: payWorkflows(deps),
    offerShortHours: (command) => deps.store.transaction((tx) => tx.slots.offerShortHours(command)),
    absenceFeeds: {
      follow: (command) => followCalendar(deps, command),
      readNow: (feedId) => readNow(deps, feedId),
    },
    shoppers: {
      standing: (brandId) => readStandingShoppers(deps, brandId),
      canBeVisited: (brandId, channel) => canBeVisited(deps, brandId, channel),
      askVisit: (command) => askVisit(deps, command),
    },
    admissions: admissionWorkflows(deps),
    readFigures: (command) => readFigures(deps, command),
    catchUpFigures: () => catchUp(deps),
    listTurns: (command) => listTurns(deps, command),
    tryRemedy: (command) => tryRemedy(deps, command),
    adoptRemedy: (command) => adoptRemedy(deps, command),
    listTrials: (brandId) => listTrials(deps, brandId),
    helpdesks,
    digests,
  }
}
