// The service worker of the installed page: shows a push, opens what it is about, and keeps the console's own files, so
// that the page opens when the line is down. It never answers for the API: what is shown is true or is said to be stale.
const shell = 'sundial-shell-1'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.add('/')))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name !== shell))
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (/^\/(api|offer|slack|sign-in|demo|healthz|readyz|metrics)(\/|$)/.test(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/')))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request))
})

/** Files under /assets/ carry their hash in their names: what is kept is never out of date. */
async function keptOrFetched(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(shell)
    await cache.put(request, response.clone())
  }
  return response
}

self.addEventListener('push', (event) => {
  const { title = 'Sundial', body = '', url = '/expert', tag, shown } = readPush(event.data)
  const show = self.registration.showNotification(title, {
    body,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url },
    requireInteraction: true,
    ...(tag ? { tag } : {}),
  })
  event.waitUntil(show.then(() => tellShown(shown)))
})

/** A test of the phone measures how long it took by the house's clock, not by this one's. */
function tellShown(shown) {
  if (typeof shown !== 'string' || !shown.startsWith('/api/')) return null
  return fetch(shown, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-sundial-request': '1' },
  })
}

function readPush(data) {
  try {
    return data?.json() ?? {}
  } catch {
    return { body: data?.text() ?? '' }
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { href } = new URL(event.notification.data?.url ?? '/expert', location.origin)
  event.waitUntil(open(href))
})

/** In the page that is open already, if there is one; only ever a page of ours. */
async function open(href) {
  const ours = href.startsWith(`${location.origin}/`) ? href : `${location.origin}/expert`
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (!page) return self.clients.openWindow(ours)
  await page.focus()
  return page.navigate(ours)
}
