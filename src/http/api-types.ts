/**
 * The JSON of every route under `/api/v1`, for the browser (types only). The same schemas check what comes in and
 * describe what goes out in `GET /openapi.json`.
 *
 * With a session cookie every POST, PUT, PATCH and DELETE needs the header `X-Sundial-Request: 1`; with a bearer token it does not.
 *
 *   GET    /session                          Session (401 when nobody is signed in)
 *   POST   /session {email, password}        Session            DELETE /session     204
 *   PUT    /session/password NewPassword     204
 *   POST   /session/second-step {code}        Session (after a SecondStep, 202, by POST /session or a link)
 *   GET    /session/second-factor            SecondFactor    POST {current_password} NewSecondFactor    PUT {code} RecoveryCodes
 *   GET    /sessions                         OwnSessions     DELETE /sessions (all others), /sessions/:id     204
 *   GET    /session/providers                IdentityProviders (where one may sign in elsewhere)
 *   POST   /session/link {email}             202 (the mail is on its way, if there is such an account)
 *   GET    /recoveries?state=                Recoveries         POST /recoveries/:customer_id/own, .../close -> Recovery
 *   GET    /board                            Board              GET /board/day      Day
 *   GET    /conversations[/:id]              Conversations, ConversationDetail
 *   POST   /conversations/:id/replies        NewReply -> Reply (202; header Idempotency-Key)
 *   POST   /conversations/:id/take           Claim (409 already_claimed with `holder`)
 *   POST   /conversations/:id/assign {person_id} -> Claim (a lead gives it to somebody)
 *   POST   /conversations/:id/keep           Claim (while its holder types: the lease goes on; 409 not_held)
 *   POST   /conversations/:id/hand-back      Settled            POST .../solve      Settled
 *   POST   /conversations/:id/no-reply-needed {reason} -> Settled
 *   GET    /conversations/:id/clocks/:clock_id  ClockExplanation
 *   PATCH  /conversations/:id {priority?, tags?, language?} -> Standing
 *   PATCH  /customers/:id {segment} -> ChangedCustomer
 *   GET    /customers?address= CustomersFound    GET /customers/:id/export CustomerExport    POST /customers/:id/forget {reason} -> Forgotten
 *   POST   /conversations/:id/status {state, reason?}, .../snooze {until, reason?}, .../wake -> Standing
 *   POST   /conversations/:id/merge {conversation_id} -> Standing      POST .../split {message_ids} -> SplitConversation
 *   POST, DELETE /conversations/:id/not-customer {what} -> Standing
 *   PUT    /conversations/:id/messages/:message_id/needs-answer {needs_answer} -> Standing
 *   GET    /offers?state=open&person_id=me   Offers
 *   POST   /offers/:id/claim                 Claim (409 already_claimed with `holder`, 410 expired)
 *   POST   /offers/:id/decline {reason?}     Declined
 *   GET, POST /people   PATCH /people/:id    People, Person
 *   GET, POST /people/:id/tokens   DELETE /people/:id/tokens/:token_id
 *   PUT    /people/:id/roles {brand?, roles} -> Person        POST /people/import {csv, dry_run} -> ImportedPeople
 *   POST   /people/:id/sign-in-link          SignInLink
 *   GET, POST /channels   PATCH /channels/:id {mode?, name?, address?, settings?}
 *   DELETE /channels/:id                     204
 *   POST   /channels/:id/test                ChannelTest        POST /channels/test DraftChannel -> ChannelTest
 *   GET    /channel-kinds                    ChannelAdapters: what can be connected, with a JSON Schema of the settings
 *   POST   /channels/:channel/messages       IncomingMessage(s) -> MessageResult(s)
 *   GET, POST /policies   GET, PATCH, DELETE /policies/:id   POST /policies/:id/publish   DELETE /policies/:id/draft
 *   PUT    /policies/order PolicyOrder       POST /policies/check {definition, position?} -> CheckedPolicy
 *   GET    /policies/:id/versions            PolicyVersions     GET /policies/:id/diff?from=&to=  PolicyDiff
 *   POST   /policies/:id/retarget/preview {all?} -> RetargetPreview
 *   POST   /policies/:id/retarget {all?} -> Errand (202)          POST /back-tests BackTestRequest -> Errand (202)
 *   GET    /errands/:id                      Errand: how far it is, and its figures when it is done
 *   POST   /helpdesk-audits/check HelpdeskConnection -> HelpdeskCheck (what a token may read)
 *   GET, POST /helpdesk-audits HelpdeskAuditRequest -> HelpdeskAudit (202)   GET, DELETE /helpdesk-audits/:id
 *   POST   /helpdesk-audits/:id/pause, .../stop, .../resume {token?} -> HelpdeskAudit
 *   GET    /helpdesk-audits/:id/tickets?reason=  HelpdeskAuditedTickets   GET .../tickets/:ticket_id  HelpdeskAuditedTicketStory
 *   GET    /helpdesk-audits/:id/digest       HelpdeskAuditDigest
 *   POST   /helpdesk-audits/columns {csv} -> CsvColumns     POST /helpdesk-audits/csv CsvAuditRequest -> CsvAudited
 *   GET    /audit?subject=&action=&person_id=  AuditEntries      GET /audit/chain  AuditChain
 *   GET, POST /calendars  GET, PATCH, DELETE /calendars/:id
 *   GET    /calendars/:id/preview?weeks=&time_zone=&customer_time_zone=   POST /calendars/preview {definition ...}  CalendarPreview
 *   GET    /holidays/places?country=&state=  HolidayPlaces      GET /holidays?country=&state=&region=&year=  PublicHolidays
 *   POST   /holidays/ical {text, time_zone, from, to} -> ClosedDays
 *   GET, POST /rosters    PATCH /rosters/:id
 *   GET    /shifts?from&to&roster&person_id  Shifts             POST /shifts/try TriedSchedule -> Shifts
 *   GET, POST /roster-changes   DELETE /roster-changes/:id     RosterChanges, LaidOver (cover, temporary, exception)
 *   GET, POST /swaps   POST /swaps/:id/take   DELETE /swaps/:id
 *   GET, POST /absences   POST /absences/import {ical}   DELETE /absences/:id
 *   GET, POST /absence-feeds {url}   POST /absence-feeds/:id/read   DELETE /absence-feeds/:id
 *   GET    /coverage?days&channel_kind&language&hours   Coverage         POST /coverage/try -> TriedCoverage
 *   GET    /conversations/:id/context        Context (freelance experts: once they hold it)
 *   GET    /conversations/:id/decisions, /decisions?person_id=me   Decisions ("why was I (not) asked?")
 *   POST   /conversations/:id/notes {text}, .../escalate {reason}
 *   GET, POST /snippets   PATCH, DELETE /snippets/:id   POST /snippets/:id/verify {expires_at}   POST /snippets/:id/restore
 *   PUT    /customers/facts {address, facts}
 *   GET    /open-slots   POST /open-slots/offer {days?}   POST /open-slots/:id/take, .../release
 *   POST   /offers/:id/shown                 ShownOffer (call it when the page shows an offer)
 *   GET, PATCH /me/preferences               Preferences
 *   GET    /me/pay, /me/pay/entries, /me/disputes   OwnPay, PayEntries, Disputes      PUT /me/payout   POST /me/disputes
 *   GET    /statements[/:id?format=csv|pdf]  PayStatements, PayStatementDetail
 *   GET, PUT /pay-rules   GET /disputes   POST /disputes/:id/decide   GET, POST /payment-batches   GET /payment-batches/:id/file
 *   POST   /payment-reports {xml}   PaymentReport: pain.002, camt.054 or camt.053 of the bank
 *   POST   /payments/:id/settle {state, note}          POST /me/practice   POST /me/phone-tests   GET /me/phone-tests/:id
 *   POST   /applications NewApplication (202)   GET /me/admissions   POST /me/admissions/:brand_id {act: agree|test|appeal|leave}
 *   GET    /admissions   POST /admissions/:person_id/decide {act, reason?}   PUT /admissions/:person_id/abilities
 *   POST   /invitations   GET, POST /agreements, /brand-tests   GET, PATCH /network-settings
 *   GET    /duplicate-accounts   POST /people/:id/join {into}
 *   GET    /approvals   POST /approvals/:id/decide {send, note?}   GET /reviews   POST /reviews/:claim_id   GET /me/feedback
 *   GET, POST /feeds {roster_id?}   DELETE /feeds/:id          IssuedFeed (its url is an iCalendar feed)
 *   GET    /push/key   POST /push/subscriptions PushSubscription.toJSON()   POST /push/subscriptions/end {endpoint}
 *   DELETE /people/:id                       RemovedPerson
 *   GET    /brands   PATCH /brands/:id {name}   POST /brands/:id/outbound/stop, .../start
 *   GET    /breaches                         Breaches
 *   POST   /presence {state, until?}         Presence
 *   GET    /figures                          Figures            GET /figures/turns  FigureTurns
 *   GET    /figures/mine                     OwnFigures
 *   GET    /figures/conversations            FigureConversations  GET /figures/definitions FigureDefinitions
 *   GET    /digests/preview                  DigestPreview      POST /digests       SentDigest
 *   GET, POST /remedies                      RemedyTrials, RemedyTrial    POST /remedies/:id/adopt   RemedyTrial
 *   GET, POST /digest-subscriptions   DELETE /digest-subscriptions/:id
 *   GET, POST /mystery-visits                MysteryVisits, NewMysteryVisit -> MysteryVisitBegins
 *   GET    /mystery-shoppers                 MysteryShoppers
 *   PUT, DELETE /mystery-shoppers/:name      NewMysteryShopper -> MysteryShopper
 *   GET    /operations                       Operations
 *   GET    /stream                           server-sent events: `event:` StreamName, `data:` StreamEvent
 */
import type { z } from 'zod'
import type * as alarmsOf from './routes/alarms/schema.ts'
import type * as shoppers from './routes/mystery-shoppers/schema.ts'
import type * as visits from './routes/mystery-visits/schema.ts'
import type * as audits from './routes/audit/schema.ts'
import type * as boards from './routes/board/schema.ts'
import type * as brands from './routes/brands/schema.ts'
import type * as breaches from './routes/breaches/schema.ts'
import type * as calendars from './routes/calendars/schema.ts'
import type * as previews from './routes/calendars/preview/schema.ts'
import type * as holidays from './routes/holidays/schema.ts'
import type * as channels from './routes/channels/schema.ts'
import type * as conversations from './routes/conversations/schema.ts'
import type * as clocks from './routes/conversations/clocks/schema.ts'
import type * as life from './routes/conversations/life/schema.ts'
import type * as customers from './routes/customers/schema.ts'
import type * as digests from './routes/digests/schema.ts'
import type * as errands from './routes/errands/schema.ts'
import type * as helpdeskAudits from './routes/helpdesk-audits/schema.ts'
import type * as figures from './routes/figures/schema.ts'
import type * as figureConversations from './routes/figures/conversations.ts'
import type * as own from './routes/figures/mine.ts'
import type * as experiences from './routes/figures/experience.ts'
import type * as preventions from './routes/preventions/list.ts'
import type * as messages from './routes/messages/schema.ts'
import type * as offers from './routes/offers/schema.ts'
import type * as operations from './routes/operations/schema.ts'
import type * as people from './routes/people/schema.ts'
import type * as policies from './routes/policies/schema.ts'
import type * as retargets from './routes/policies/retarget/schema.ts'
import type * as versions from './routes/policies/versions/schema.ts'
import type * as presence from './routes/presence/schema.ts'
import type * as recoveries from './routes/recoveries/schema.ts'
import type * as rosters from './routes/rosters/schema.ts'
import type * as rosterChanges from './routes/roster-changes/schema.ts'
import type * as shifts from './routes/shifts/schema.ts'
import type * as swaps from './routes/swaps/schema.ts'
import type * as absenceFeeds from './routes/absence-feeds/schema.ts'
import type * as absences from './routes/absences/schema.ts'
import type * as coverages from './routes/coverage-ahead/schema.ts'
import type * as contexts from './routes/context/schema.ts'
import type * as snippets from './routes/snippets/schema.ts'
import type * as decisions from './routes/decisions/schema.ts'
import type * as openSlots from './routes/open-slots/schema.ts'
import type * as feeds from './routes/feeds/schema.ts'
import type * as preferences from './routes/me/schema.ts'
import type * as admissions from './routes/admissions/schema.ts'
import type * as practices from './routes/practice/schema.ts'
import type * as budgetsOf from './routes/pay/budgets.ts'
import type * as pays from './routes/pay/schema.ts'
import type * as pushes from './routes/push/schema.ts'
import type * as secondFactors from './routes/second-factor/schema.ts'
import type * as sessions from './routes/session/schema.ts'
import type * as remediesOf from './routes/remedies/schema.ts'
import type * as streams from './routes/stream/schema.ts'
import type * as shared from './schema.ts'

export type Problem = z.output<typeof shared.problem>
export type ChannelKind = z.output<typeof shared.channelKind>
export type Metric = z.output<typeof shared.metric>

export type Role = z.output<typeof sessions.role>
export type Session = z.output<typeof sessions.session>
export type SecondStep = z.output<typeof sessions.secondStep>
export type SecondFactor = z.output<typeof secondFactors.secondFactor>
export type NewSecondFactor = z.output<typeof secondFactors.newSecondFactor>
export type RecoveryCodes = z.output<typeof secondFactors.recoveryCodes>
export type OwnSessions = z.output<typeof sessions.ownSessions>
export type OwnSession = OwnSessions['items'][number]
export type IdentityProviders = z.output<typeof sessions.identityProviders>
export type SignIn = z.input<typeof sessions.signIn>
export type NewPassword = z.input<typeof sessions.newPassword>

export type Board = z.output<typeof boards.board>
export type BoardRow = z.output<typeof boards.boardRow>
export type BoardClock = z.output<typeof boards.boardClock>
export type BoardCounters = z.output<typeof boards.boardCounters>
export type BoardQuery = z.input<typeof boards.boardQuery>
export type Day = z.output<typeof boards.day>
export type DayShift = z.output<typeof boards.dayShift>

export type ConversationState = z.output<typeof conversations.conversationState>
export type Priority = z.output<typeof conversations.priority>
export type Customer = z.output<typeof conversations.customer>
export type ChannelRef = z.output<typeof conversations.channelRef>
export type Holder = z.output<typeof conversations.holder>
export type Conversation = z.output<typeof conversations.conversation>
export type Conversations = z.output<typeof conversations.conversations>
export type ConversationsQuery = z.input<typeof conversations.conversationsQuery>
export type ConversationDetail = z.output<typeof conversations.conversationDetail>
export type Message = z.output<typeof conversations.message>
export type Turn = z.output<typeof conversations.turn>
export type Clock = z.output<typeof conversations.clock>
export type ConversationOffer = z.output<typeof conversations.conversationOffer>
export type Event = z.output<typeof conversations.eventOut>
export type NewReply = z.input<typeof conversations.newReply>
export type Reply = z.output<typeof conversations.reply>
export type Claim = z.output<typeof conversations.claim>
export type Settled = z.output<typeof conversations.settled>
export type ClockExplanation = z.output<typeof clocks.clockExplanation>
export type ChangedCustomer = z.output<typeof customers.changedCustomer>
export type CustomersFound = z.output<typeof customers.customerFound>
export type CustomerExport = z.output<typeof customers.customerExport>
export type Forgotten = z.output<typeof customers.forgotten>
export type Standing = z.output<typeof life.standing>
export type ChangedConversation = z.input<typeof life.changedConversation>
export type NewStatus = z.input<typeof life.newStatus>
export type Snooze = z.input<typeof life.snooze>
export type SplitOff = z.output<typeof life.splitOff>
export type NotCustomer = z.output<typeof life.notCustomer>['what']

export type Offer = z.output<typeof offers.offer>
export type Offers = z.output<typeof offers.offers>
export type Declined = z.output<typeof offers.declined>

export type Person = z.output<typeof people.person>
export type People = z.output<typeof people.people>
export type NewPerson = z.input<typeof people.newPerson>
export type ChangedPerson = z.input<typeof people.changedPerson>
export type IssuedToken = z.output<typeof people.issuedToken>
export type Tokens = z.output<typeof people.tokens>
export type NewToken = z.input<typeof people.newToken>
export type ImportedPeople = z.output<typeof people.importedPeople>
export type SignInLink = z.output<typeof people.signInLink>

export type Channel = z.output<typeof channels.channel>
export type Channels = z.output<typeof channels.channels>
export type ChannelTest = z.output<typeof channels.channelTest>
export type ChannelAdapters = z.output<typeof channels.channelKinds>
export type DraftChannel = z.input<typeof channels.draftChannel>
export type ChannelMode = z.output<typeof channels.channelMode>
export type NewChannel = z.input<typeof channels.newChannel>
export type ChangedChannel = z.input<typeof channels.changedChannel>
export type IncomingMessage = z.input<typeof messages.incomingMessage>
export type MessageResult = z.output<typeof messages.messageResult>

export type Policy = z.output<typeof policies.policy>
export type Policies = z.output<typeof policies.policies>
export type NewPolicy = z.input<typeof policies.newPolicy>
export type ChangedPolicy = z.input<typeof policies.changedPolicy>
export type PolicyOrder = z.output<typeof policies.policyOrder>
export type CheckedPolicy = z.output<typeof policies.checkedPolicy>
export type PolicyVersion = z.output<typeof versions.policyVersionDetail>
export type PolicyVersions = z.output<typeof versions.policyVersions>
export type PolicyDiff = z.output<typeof versions.policyDiff>
export type RetargetPreview = z.output<typeof retargets.retargetPreview>
export type Errand = z.output<typeof errands.errand>
export type HelpdeskConnection = z.input<typeof helpdeskAudits.connectionRequest>
export type HelpdeskCheck = z.output<typeof helpdeskAudits.helpdeskCheck>
export type HelpdeskAuditRequest = z.input<typeof helpdeskAudits.auditRequest>
export type HelpdeskAudit = z.output<typeof helpdeskAudits.helpdeskAudit>
export type HelpdeskAudits = z.output<typeof helpdeskAudits.helpdeskAudits>
export type HelpdeskAuditReport = z.output<typeof helpdeskAudits.auditReport>
export type HelpdeskReconciliation = z.output<typeof helpdeskAudits.reconciliation>
export type HelpdeskAuditedTickets = z.output<typeof helpdeskAudits.auditTickets>
export type HelpdeskAuditedTicketStory = z.output<typeof helpdeskAudits.auditTicketStory>
export type HelpdeskAuditDigest = z.output<typeof helpdeskAudits.auditDigest>
export type CsvPeek = z.output<typeof helpdeskAudits.csvPeek>
export type CsvAuditRequest = z.input<typeof helpdeskAudits.csvAuditRequest>
export type CsvAudited = z.output<typeof helpdeskAudits.csvAudited>
export type BackTestRequest = z.input<typeof errands.backTestRequest>
export type BackTestFigures = z.output<typeof errands.backTestFigures>
export type LogReport = z.output<typeof errands.logReport>
export type AuditEntry = z.output<typeof audits.auditEntry>
export type AuditChain = z.output<typeof audits.auditChain>
export type AuditEntries = z.output<typeof audits.auditEntries>
export type Calendar = z.output<typeof calendars.calendar>
export type Calendars = z.output<typeof calendars.calendars>
export type NewCalendar = z.input<typeof calendars.newCalendar>
export type ChangedCalendar = z.input<typeof calendars.changedCalendar>
export type CalendarPreview = z.output<typeof previews.calendarPreview>
export type HolidayPlaces = z.output<typeof holidays.places>
export type PublicHolidays = z.output<typeof holidays.holidays>
export type ClosedDays = z.output<typeof holidays.closedDays>
export type Recovery = z.output<typeof recoveries.recovery>
export type Recoveries = z.output<typeof recoveries.recoveries>
export type Roster = z.output<typeof rosters.roster>
export type Rosters = z.output<typeof rosters.rosters>
export type NewRoster = z.input<typeof rosters.newRoster>
export type ChangedRoster = z.input<typeof rosters.changedRoster>
export type RosterChange = z.output<typeof rosterChanges.rosterChange>
export type RosterChanges = z.output<typeof rosterChanges.rosterChanges>
export type NewRosterChange = z.input<typeof rosterChanges.newRosterChange>
export type LaidOver = z.output<typeof rosterChanges.laidOver>
export type Shift = z.output<typeof shifts.shift>
export type Shifts = z.output<typeof shifts.shifts>
export type TriedSchedule = z.input<typeof shifts.tried>
export type Swap = z.output<typeof swaps.swap>
export type Swaps = z.output<typeof swaps.swaps>
export type NewSwap = z.input<typeof swaps.newSwap>
export type Absence = z.output<typeof absences.absence>
export type Absences = z.output<typeof absences.absences>
export type NewAbsence = z.input<typeof absences.newAbsence>
export type AbsenceFeed = z.output<typeof absenceFeeds.absenceFeed>
export type AbsenceFeeds = z.output<typeof absenceFeeds.absenceFeeds>
export type NewAbsenceFeed = z.input<typeof absenceFeeds.newAbsenceFeed>
export type ImportedAbsences = z.output<typeof absences.imported>
export type TriedCoverage = z.output<typeof coverages.triedCoverage>
export type Coverage = z.output<typeof coverages.coverage>
export type Context = z.output<typeof contexts.context>
export type Snippet = z.output<typeof snippets.snippet>
export type Snippets = z.output<typeof snippets.snippets>
export type NewSnippet = z.input<typeof snippets.newSnippet>
export type ChangedSnippet = z.input<typeof snippets.changedSnippet>
export type Decision = z.output<typeof decisions.decision>
export type Decisions = z.output<typeof decisions.decisions>
export type OpenSlot = z.output<typeof openSlots.openSlot>
export type OpenSlots = z.output<typeof openSlots.openSlots>
export type OfferedSlots = z.output<typeof openSlots.offered>
export type Feed = z.output<typeof feeds.feed>
export type Feeds = z.output<typeof feeds.feeds>
export type IssuedFeed = z.output<typeof feeds.issuedFeed>
export type Preferences = z.output<typeof preferences.preferences>
export type ChangedPreferences = z.input<typeof preferences.changedPreferences>
export type NewPushSubscription = z.input<typeof pushes.newPushSubscription>
export type PushKey = z.output<typeof pushes.pushKey>
export type Admission = z.output<typeof admissions.admission>
export type Admissions = z.output<typeof admissions.admissions>
export type OwnAct = z.input<typeof admissions.ownAct>
export type NewApplication = z.input<typeof admissions.newApplication>
export type Approvals = z.output<typeof admissions.approvals>
export type Reviewables = z.output<typeof admissions.reviewables>
export type Agreements = z.output<typeof admissions.agreements>
export type NewAgreement = z.input<typeof admissions.newAgreement>
export type BrandTests = z.output<typeof admissions.brandTests>
export type NewBrandTest = z.input<typeof admissions.newTest>
export type NetworkSettings = z.output<typeof admissions.networkSettings>
export type Duplicates = z.output<typeof admissions.duplicates>
export type Feedback = z.output<typeof admissions.feedback>
export type Practised = z.output<typeof practices.practised>
export type PhoneTest = z.output<typeof practices.phoneTest>
export type OwnPay = z.output<typeof pays.ownPay>
export type PayEntry = z.output<typeof pays.payEntry>
export type PayEntries = z.output<typeof pays.payEntries>
export type PayStatements = z.output<typeof pays.payStatements>
export type PayStatementDetail = z.output<typeof pays.payStatementDetail>
export type NewPayout = z.input<typeof pays.newPayout>
export type PayoutSet = z.output<typeof pays.payoutSet>
export type Dispute = z.output<typeof pays.dispute>
export type Disputes = z.output<typeof pays.disputes>
export type Budgets = z.output<typeof budgetsOf.budgets>
export type NewBudgets = z.input<typeof budgetsOf.newBudgets>
export type PayRules = z.output<typeof pays.payRules>
export type PaymentReport = z.output<typeof pays.paymentReport>
export type PaymentBatches = z.output<typeof pays.paymentBatches>
export type OrderedBatch = z.output<typeof pays.orderedBatch>

export type Brand = z.output<typeof brands.brand>
export type Brands = z.output<typeof brands.brands>
export type Breach = z.output<typeof breaches.breach>
export type Breaches = z.output<typeof breaches.breaches>
export type Heartbeat = z.input<typeof presence.heartbeat>
export type Presence = z.output<typeof presence.presence>
export type MysteryVisit = z.output<typeof visits.mysteryVisit>
export type MysteryShopper = z.output<typeof shoppers.mysteryShopper>
export type MysteryShoppers = z.output<typeof shoppers.mysteryShoppers>
export type NewMysteryShopper = z.input<typeof shoppers.writtenShopper>
export type MysteryVisits = z.output<typeof visits.mysteryVisits>
export type Operations = z.output<typeof operations.operations>

export type Figures = z.output<typeof figures.figures>
export type FigureTurn = z.output<typeof figures.figureTurn>
export type FigureTurns = z.output<typeof figures.figureTurns>

export type FigureConversations = z.output<typeof figureConversations.figureConversations>
export type FigureDefinitions = z.output<typeof figures.figureDefinitions>
export type Experience = z.output<typeof experiences.experience>
export type OwnFigures = z.output<typeof own.ownFigures>
export type Preventions = z.output<typeof preventions.preventions>

export type DigestPeriod = z.output<typeof digests.period>
export type DigestPreview = z.output<typeof digests.digestPreview>
export type AlarmSubscription = z.output<typeof alarmsOf.alarmSubscription>
export type RemedyTrial = z.output<typeof remediesOf.trial>
export type RemedyTrials = z.output<typeof remediesOf.trials>
export type SentDigest = z.output<typeof digests.sentDigest>
export type DigestSubscription = z.output<typeof digests.subscription>
export type DigestSubscriptions = z.output<typeof digests.subscriptions>

export type StreamName = z.output<typeof streams.streamName>
export type StreamEvent = z.output<typeof streams.streamEvent>
