// Shows what the house pushes, also while no page is open. The text is ours: it never holds a customer's words.
self.addEventListener('push', (event) => {
  const { title, body, url, tag, shown } = event.data?.json() ?? {}
  if (!title) return
  const show = self.registration.showNotification(title, {
    body,
    tag,
    data: { url },
    requireInteraction: true,
  })
  // A test measures how long it took by the house's clock, not by this one's.
  const tell = () =>
    typeof shown === 'string' && shown.startsWith('/api/')
      ? fetch(shown, { method: 'POST', credentials: 'same-origin', headers: { 'x-sundial-request': '1' } })
      : null
  event.waitUntil(show.then(tell))
})

// A press opens the page, which asks before anything is claimed.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data ?? {}
  if (url) event.waitUntil(self.clients.openWindow(url))
})
