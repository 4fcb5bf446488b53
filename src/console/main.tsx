import './theme/mantine.css'
import 'virtual:theme.css'
import './theme/fonts.css'
import './theme/tokens.css'
import { watchInstallable } from './expert/installable.ts'
import { takeOver } from './first-view/take-over.tsx'
import { startI18n } from './i18n/start-i18n.ts'
import { whenIdle } from './live/when-idle.ts'
import { createConsole } from './router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

watchInstallable()
const i18n = await startI18n()
await takeOver(root, { ...createConsole(), i18n })

// Only over https or on this machine do browsers know service workers; without one the page works the same, but not offline.
if ('serviceWorker' in navigator)
  whenIdle(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined))
