import { Notifications } from '@mantine/notifications'

/** What pages have to tell, one over the other at the edge. */
export function Notices() {
  return <Notifications position="bottom-center" limit={3} />
}
