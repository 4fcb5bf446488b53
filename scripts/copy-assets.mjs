// The compiler takes only TypeScript along; what else the server reads beside its code (YAML, SQL, styles) goes to dist/ here.
import { cpSync } from 'node:fs'
import path from 'node:path'

const browser = ['console', 'widget'].map((part) => path.join('src', part)) // Vite builds these

cpSync('src', path.join('dist', 'src'), {
  recursive: true,
  filter: (source) => !browser.includes(source) && !/\.(ts|tsx|md)$/.test(source),
})
