/** The direction of the house: domain <- workflows <- tasks, http, cli. See src/domain/README.md. */
const outsideDomain =
  '^(src/(workflows|timers|db|channels|network|notify|http|console|widget|cli|config|start|environment|main)|tasks|migrations)'
const io =
  'node_modules/(pg|kysely|koa|@koa|graphile-worker|nodemailer|imapflow|ws|pino|smtp-server|@slack)(/|$)'

module.exports = {
  forbidden: [
    { name: 'domain-is-pure', severity: 'error', from: { path: '^src/domain' }, to: { path: outsideDomain } },
    { name: 'domain-needs-no-io', severity: 'error', from: { path: '^src/domain' }, to: { path: io } },
    {
      name: 'domain-needs-no-node',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|url|util|string_decoder|buffer)$' },
    },
    {
      name: 'workflows-know-only-ports',
      severity: 'error',
      from: { path: '^src/workflows' },
      to: {
        path: '^(src/(timers|db|channels|network|notify|http|console|widget|cli|config|start|environment|main)|tasks|migrations)',
      },
    },
    { name: 'workflows-need-no-io', severity: 'error', from: { path: '^src/workflows' }, to: { path: io } },
    {
      name: 'tools-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(db|channels|network|notify|timers)/' },
      to: { path: '^src/(http|cli|console|widget|start|main)' },
    },
    {
      name: 'doors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^(src/http|tasks)/' },
      to: { path: '^src/(cli|console|widget|start|main)' },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^migrations/', pathNot: '^migrations/index' },
      to: { path: '^(src|tasks)/' },
    },
    {
      name: 'browser-sees-only-shared-types',
      severity: 'error',
      from: { path: '^src/(console|widget)/' },
      to: {
        path: '^(src/(workflows|timers|db|channels|network|notify|http|cli|config|start|environment|main)|tasks|migrations)',
        pathNot: '^src/http/api-types[.]ts$',
      },
    },
    {
      name: 'browser-takes-no-code',
      comment: 'Only types, and the lengths of a second, a minute, an hour.',
      severity: 'error',
      from: { path: '^src/(console|widget)/' },
      to: {
        path: '^src/(domain|http)/',
        pathNot: '^src/domain/time/instant[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'browser-has-no-node',
      severity: 'error',
      from: { path: '^src/(console|widget)/', pathNot: '(vite[.]config|server-build)[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'what-ships-needs-no-tools',
      comment: 'The server runs where only production dependencies are installed.',
      severity: 'error',
      from: { path: '^(src|tasks|migrations)/', pathNot: '^src/(console|widget)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'what-ships-needs-no-tests',
      severity: 'error',
      from: { path: '^(src|tasks|migrations)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'every-import-leads-somewhere',
      severity: 'error',
      from: { path: '^(src|tasks|migrations)/', pathNot: '^src/(console|widget)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      comment: 'Of code; a step may borrow a type from the file whose step it is.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
