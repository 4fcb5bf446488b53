import { build, type Plugin, type PluginOption } from 'vite'

/**
 * Builds beside the browser's files (`dist/console`) one for the server (`dist/console-server/draw.js`), with which it draws the first
 * view. It takes all packages along, so that the server needs none of them installed.
 */
export function serverBuild(plugins: PluginOption[]): Plugin {
  return {
    name: 'server-build',
    apply: 'build',
    async writeBundle({ dir = '.' }) {
      await build({
        configFile: false,
        logLevel: 'warn',
        root: import.meta.dirname,
        plugins,
        ssr: { noExternal: true },
        build: {
          ssr: `${import.meta.dirname}/first-view/draw.tsx`,
          outDir: `${dir}-server`,
          emptyOutDir: true,
          target: 'node20',
          copyPublicDir: false,
        },
        define: { 'process.env.NODE_ENV': '"production"' },
      })
    },
  }
}
