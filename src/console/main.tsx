import './theme/mantine.css'
import 'virtual:theme.css'
import './theme/fonts.css'
import './theme/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { watchInstallable } from './expert/installable.ts'
import { startI18n } from './i18n/start-i18n.ts'
import { whenIdle } from './live/when-idle.ts'
import { createConsole } from './router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

watchInstallable()
await startI18n()
const { router, queryClient } = createConsole()

createRoot(root).render(
  <StrictMode>
    <App router={router} queryClient={queryClient} />
  </StrictMode>,
)

// Only over https or on this machine do browsers know service workers; without one the page works the same, but not offline.
if ('serviceWorker' in navigator)
  whenIdle(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined))
