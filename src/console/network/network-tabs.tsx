import { Button, Group } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** The two halves of the network: its people, and the rules that they can rely on. */
export function NetworkTabs() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const tabs = [
    { to: '/network', name: 'people' },
    { to: '/network/rules', name: 'rules' },
  ] as const
  return (
    <Group component="nav" gap="xs" aria-label={t('nav.network')}>
      {tabs.map(({ to, name }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="compact-md"
          variant={pathname === to ? 'light' : 'subtle'}
          aria-current={pathname === to ? 'page' : undefined}
        >
          {t(`rules.tabs.${name}`)}
        </Button>
      ))}
    </Group>
  )
}
