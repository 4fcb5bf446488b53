import { Notifications } from '@mantine/notifications'
import { Outlet } from '@tanstack/react-router'

/** What every page has, signed in or not. */
export function Root() {
  return (
    <>
      <Outlet />
      <Notifications position="bottom-center" limit={3} />
    </>
  )
}
