import type { RequestOptions } from '../api/request.ts'

export type PushState = 'unsupported' | 'denied' | 'on' | 'off'
type Ask = <Answer>(path: string, options?: RequestOptions) => Promise<Answer>

/** Whether this browser takes pushes for whoever is signed in here. */
export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the reader, then the browser's push service, then tells ours. */
export async function subscribe(ask: Ask): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return
  const { public_key: key } = await ask<{ public_key: string }>('/push/key')
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  })
  const { endpoint, keys } = subscription.toJSON()
  try {
    await ask('/push/subscriptions', { method: 'POST', body: { endpoint, keys } })
  } catch (cause) {
    await subscription.unsubscribe()
    throw cause
  }
}

/** Ends it in this browser alone; answers its address. */
export async function endSubscription(): Promise<string | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  return subscription?.endpoint ?? null
}

export async function unsubscribe(ask: Ask): Promise<void> {
  const endpoint = await endSubscription()
  if (endpoint === null) return
  await ask('/push/subscriptions/end', { method: 'POST', body: { endpoint } })
}
