import { useSyncExternalStore } from 'react'

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let prompt: InstallPrompt | null = null
const listeners = new Set<() => void>()

function set(next: InstallPrompt | null): void {
  prompt = next
  for (const tell of listeners) tell()
}

/** Remembers the browser's offer to install the page, which comes once and early. */
export function watchInstallable(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as InstallPrompt)
  })
  window.addEventListener('appinstalled', () => set(null))
}

export async function askToInstall(): Promise<void> {
  const asked = prompt
  set(null)
  await asked?.prompt()
}

/** Whether the browser offers to put the page on the home screen. */
export function useInstallable(): boolean {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => prompt !== null,
  )
}
