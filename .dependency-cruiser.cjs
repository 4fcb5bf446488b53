/** The direction of the house: domain <- workflows <- tasks, http, cli. See src/domain/README.md. */
const outsideDomain = '^(src/(workflows|timers|db|channels|notify|http|console|widget|cli|main)|tasks|migrations)'

module.exports = {
  forbidden: [
    { name: 'domain-is-pure', severity: 'error', from: { path: '^src/domain' }, to: { path: outsideDomain } },
    {
      name: 'domain-needs-no-io',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|os|process|dns|tls)(/|$)|node_modules/(pg|kysely|koa|graphile-worker|nodemailer|imapflow|ws)/' },
    },
    {
      name: 'workflows-know-only-ports',
      severity: 'error',
      from: { path: '^src/workflows' },
      to: { path: '^(src/(timers|db|channels|notify|http|console|widget|cli|main)|tasks|migrations)' },
    },
    {
      name: 'tools-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(db|channels|notify|timers)/' },
      to: { path: '^src/(http|cli|console|widget|main)' },
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
        path: '^(src/(workflows|timers|db|channels|notify|http|cli|main)|tasks|migrations)',
        pathNot: '^src/http/api-types[.]ts$',
      },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
