import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { createQueryClient } from './api/query-client.ts'
import { homeOf, sessionQuery } from './api/session.ts'
import { auditSearch } from './audit/audit-search.ts'
import { boardSearch } from './board/board-search.ts'
import { figuresSearch } from './figures/figures-search.ts'
import { firstView } from './first-view/first-view.ts'
import { loadMyWords, loadOfficeWords } from './i18n/start-i18n.ts'
import { BrokenPage } from './shell/broken-page.tsx'
import { LoadingPage } from './shell/loading-page.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { Root } from './shell/root.tsx'

interface Context {
  readonly queryClient: QueryClient
}

/** A page about the expert's own affairs, with the words that it says. */
async function withMyWords<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadMyWords()])
  return loaded
}

const root = createRootRouteWithContext<Context>()({ component: Root, notFoundComponent: MissingPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; step?: 'code' } => ({
    ...(search['step'] === 'code' ? { step: 'code' as const } : {}),
    ...(typeof search['next'] === 'string' && search['next'].startsWith('/') ? { next: search['next'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.query({ ...sessionQuery, staleTime: 'static' })
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told to go elsewhere
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
    if (session.second_factor_owed && location.pathname !== '/second-factor')
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told to go elsewhere
      throw redirect({ to: '/second-factor' })
    return { session }
  },
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told to go elsewhere
    throw redirect({ to: homeOf(context.session) })
  },
})

const office = createRoute({
  getParentRoute: () => inside,
  id: 'office',
  component: lazyRouteComponent(async () => {
    const words = loadOfficeWords()
    const { Office } = await import('./shell/office.tsx')
    await words
    return { Office }
  }, 'Office'),
})

const board = createRoute({
  getParentRoute: () => office,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./board/board-page.tsx'), 'BoardPage'),
})

const conversation = createRoute({
  getParentRoute: () => office,
  path: '/conversations/$id',
  component: lazyRouteComponent(() => import('./conversation/conversation-page.tsx'), 'ConversationPage'),
})

const breaches = createRoute({
  getParentRoute: () => office,
  path: '/breaches',
  component: lazyRouteComponent(() => import('./breaches/breaches-page.tsx'), 'BreachesPage'),
})

const roster = createRoute({
  getParentRoute: () => office,
  path: '/roster',
  component: lazyRouteComponent(() => import('./roster/roster-page.tsx'), 'RosterPage'),
})

const people = createRoute({
  getParentRoute: () => office,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})

const policies = createRoute({
  getParentRoute: () => office,
  path: '/policies',
  component: lazyRouteComponent(() => import('./policies/policies-page.tsx'), 'PoliciesPage'),
})

const policy = createRoute({
  getParentRoute: () => office,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('./policies/policy-page.tsx'), 'PolicyPage'),
})

const channels = createRoute({
  getParentRoute: () => office,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/channels-page.tsx'), 'ChannelsPage'),
})

const snippets = createRoute({
  getParentRoute: () => office,
  path: '/snippets',
  component: lazyRouteComponent(() => import('./snippets/snippets-page.tsx'), 'SnippetsPage'),
})

const shoppers = createRoute({
  getParentRoute: () => office,
  path: '/shoppers',
  component: lazyRouteComponent(() => import('./shoppers/shoppers-page.tsx'), 'ShoppersPage'),
})

const helpdeskAudits = createRoute({
  getParentRoute: () => office,
  path: '/audits',
  component: lazyRouteComponent(() => import('./audits/audits-page.tsx'), 'AuditsPage'),
})

const helpdeskAudit = createRoute({
  getParentRoute: () => office,
  path: '/audits/$id',
  component: lazyRouteComponent(() => import('./audits/audit-page.tsx'), 'AuditPage'),
})

const account = createRoute({
  getParentRoute: () => office,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const owed = createRoute({
  getParentRoute: () => inside,
  path: '/second-factor',
  component: lazyRouteComponent(() => withMyWords(import('./account/owed-page.tsx')), 'OwedPage'),
})

const executive = createRoute({
  getParentRoute: () => office,
  path: '/executive',
  component: lazyRouteComponent(() => import('./executive/executive-page.tsx'), 'ExecutivePage'),
})

const figures = createRoute({
  getParentRoute: () => office,
  path: '/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('./figures/figures-page.tsx'), 'FiguresPage'),
})

const definitions = createRoute({
  getParentRoute: () => office,
  path: '/definitions',
  component: lazyRouteComponent(() => import('./figures/definitions-page.tsx'), 'DefinitionsPage'),
})

const digest = createRoute({
  getParentRoute: () => office,
  path: '/digest',
  component: lazyRouteComponent(() => import('./digest/digest-page.tsx'), 'DigestPage'),
})

const remedies = createRoute({
  getParentRoute: () => office,
  path: '/remedies',
  component: lazyRouteComponent(() => import('./remedies/remedies-page.tsx'), 'RemediesPage'),
})

const recovery = createRoute({
  getParentRoute: () => office,
  path: '/recovery',
  component: lazyRouteComponent(() => import('./recovery/recovery-page.tsx'), 'RecoveryPage'),
})

const operations = createRoute({
  getParentRoute: () => office,
  path: '/operations',
  component: lazyRouteComponent(() => import('./operations/operations-page.tsx'), 'OperationsPage'),
})

const phone = createRoute({
  getParentRoute: () => inside,
  path: '/expert',
  component: lazyRouteComponent(() => import('./expert/expert-shell.tsx'), 'ExpertShell'),
})

const offers = createRoute({
  getParentRoute: () => phone,
  path: '/',
  staticData: { title: firstView.title },
  component: lazyRouteComponent(() => import('./expert/offers-page.tsx'), 'OffersPage'),
})

const mine = createRoute({
  getParentRoute: () => phone,
  path: '/mine',
  component: lazyRouteComponent(() => import('./expert/mine-page.tsx'), 'MinePage'),
})

const answering = createRoute({
  getParentRoute: () => phone,
  path: '/conversations/$id',
  component: lazyRouteComponent(() => withMyWords(import('./expert/answering-page.tsx')), 'AnsweringPage'),
})

const me = createRoute({
  getParentRoute: () => phone,
  path: '/me',
  component: lazyRouteComponent(() => withMyWords(import('./expert/me-page.tsx')), 'MePage'),
})

const money = createRoute({
  getParentRoute: () => phone,
  path: '/money',
  component: lazyRouteComponent(() => withMyWords(import('./expert/money-page.tsx')), 'MoneyPage'),
})

const joining = createRoute({
  getParentRoute: () => phone,
  path: '/joining',
  component: lazyRouteComponent(() => withMyWords(import('./expert/joining-page.tsx')), 'JoiningPage'),
})

const audit = createRoute({
  getParentRoute: () => office,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const welcome = createRoute({
  getParentRoute: () => office,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./welcome/welcome-page.tsx'), 'WelcomePage'),
})

const network = createRoute({
  getParentRoute: () => office,
  path: '/network',
  component: lazyRouteComponent(() => import('./network/network-page.tsx'), 'NetworkPage'),
})

const networkRules = createRoute({
  getParentRoute: () => office,
  path: '/network/rules',
  component: lazyRouteComponent(() => import('./network/rules/rules-page.tsx'), 'RulesPage'),
})

const feedback = createRoute({
  getParentRoute: () => phone,
  path: '/feedback',
  component: lazyRouteComponent(() => withMyWords(import('./expert/feedback-page.tsx')), 'FeedbackPage'),
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$brand',
  component: lazyRouteComponent(() => withMyWords(import('./join/join-page.tsx')), 'JoinPage'),
})

const routeTree = root.addChildren([
  signIn,
  join,
  inside.addChildren([
    home,
    owed,
    office.addChildren([
      board,
      conversation,
      breaches,
      roster,
      people,
      policies,
      policy,
      channels,
      snippets,
      shoppers,
      helpdeskAudits,
      helpdeskAudit,
      executive,
      figures,
      definitions,
      digest,
      remedies,
      recovery,
      operations,
      account,
      network,
      audit,
      networkRules,
      welcome,
    ]),
    phone.addChildren([offers, mine, answering, me, money, joining, feedback]),
  ]),
])

interface Place {
  readonly history?: RouterHistory
  readonly isServer?: boolean
  readonly scrollRestoration?: boolean
}

/** `place`: where it is, without a browser that knows. */
export function createConsole(place: Place = {}) {
  const queryClient = createQueryClient(() => {
    queryClient.setQueryData(sessionQuery.queryKey, null)
    if (router.state.location.pathname !== '/sign-in') void router.invalidate()
  })
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
    ...place,
  })
  return { router, queryClient }
}

export type ConsoleRouter = ReturnType<typeof createConsole>['router']

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter
  }
  interface StaticDataRouteOption {
    /** The key of a title that is known before the page is: the server draws it too. */
    readonly title?: typeof firstView.title
  }
}
