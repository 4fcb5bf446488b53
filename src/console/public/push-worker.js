// Shows what the house pushes, also while no page is open. The text is ours: it never holds a customer's words.
self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data?.json() ?? {}
  if (!title) return
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: { url }, requireInteraction: true }),
  )
})

// A press opens the page, which asks before anything is claimed.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data ?? {}
  if (url) event.waitUntil(self.clients.openWindow(url))
})
