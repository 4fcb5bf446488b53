import {
  IconActivityHeartbeat,
  IconAlertTriangle,
  IconBroadcast,
  IconCalendarTime,
  IconChartBar,
  IconHeartHandshake,
  IconHistory,
  IconLayoutList,
  IconMail,
  IconReportSearch,
  IconRoute,
  IconShoppingBag,
  IconTargetArrow,
  IconTextCaption,
  IconUsers,
  IconDeviceMobile,
  IconWorld,
  type Icon,
} from '@tabler/icons-react'
import type { Role } from '../../http/api-types.ts'

export interface Destination {
  readonly to:
    | '/board'
    | '/breaches'
    | '/roster'
    | '/people'
    | '/policies'
    | '/channels'
    | '/snippets'
    | '/shoppers'
    | '/audits'
    | '/digest'
    | '/executive'
    | '/recovery'
    | '/operations'
    | '/network'
    | '/audit'
    | '/welcome'
    | '/expert'
  readonly name:
    | 'board'
    | 'breaches'
    | 'roster'
    | 'people'
    | 'policies'
    | 'channels'
    | 'snippets'
    | 'shopper'
    | 'audits'
    | 'digest'
    | 'executive'
    | 'recovery'
    | 'operations'
    | 'network'
    | 'audit'
    | 'welcome'
    | 'expert'
  readonly icon: Icon
  readonly roles: readonly Role[]
}

const leading: readonly Role[] = ['lead', 'administrator']

const all: readonly Destination[] = [
  { to: '/board', name: 'board', icon: IconLayoutList, roles: leading },
  { to: '/breaches', name: 'breaches', icon: IconAlertTriangle, roles: leading },
  { to: '/roster', name: 'roster', icon: IconCalendarTime, roles: leading },
  { to: '/people', name: 'people', icon: IconUsers, roles: leading },
  { to: '/network', name: 'network', icon: IconWorld, roles: leading },
  { to: '/policies', name: 'policies', icon: IconTargetArrow, roles: leading },
  { to: '/channels', name: 'channels', icon: IconBroadcast, roles: leading },
  { to: '/snippets', name: 'snippets', icon: IconTextCaption, roles: leading },
  { to: '/shoppers', name: 'shopper', icon: IconShoppingBag, roles: leading },
  { to: '/audits', name: 'audits', icon: IconReportSearch, roles: leading },
  { to: '/executive', name: 'executive', icon: IconChartBar, roles: [...leading, 'executive'] },
  { to: '/digest', name: 'digest', icon: IconMail, roles: [...leading, 'executive'] },
  { to: '/recovery', name: 'recovery', icon: IconHeartHandshake, roles: leading },
  { to: '/operations', name: 'operations', icon: IconActivityHeartbeat, roles: leading },
  { to: '/audit', name: 'audit', icon: IconHistory, roles: leading },
  { to: '/welcome', name: 'welcome', icon: IconRoute, roles: leading },
  { to: '/expert', name: 'expert', icon: IconDeviceMobile, roles: ['expert'] },
]

/** Where somebody with these roles may go, in the order of the navigation. */
export function destinationsFor(roles: ReadonlySet<Role>): readonly Destination[] {
  return all.filter((destination) => destination.roles.some((role) => roles.has(role)))
}
