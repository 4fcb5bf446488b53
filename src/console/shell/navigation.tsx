import { ScrollArea, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rolesOf, useSession } from '../api/session.ts'
import { destinationsFor } from './destinations.ts'
import { Mark } from './mark.tsx'
import classes from './navigation.module.css'

export function Navigation({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useTranslation()
  const destinations = destinationsFor(rolesOf(useSession()))
  return (
    <ScrollArea h="100%" type="auto" scrollbarSize={5}>
      <Stack gap={2} p="xs" pt="sm">
        <Link to="/" className={classes.mark} aria-label={t('shell.home')} onClick={onChoose}>
          <Mark size={34} />
        </Link>
        {destinations.map(({ to, name, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className={classes.link}
            onClick={onChoose}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={21} stroke={1.6} aria-hidden />
            <span>{t(`nav.${name}`)}</span>
          </Link>
        ))}
      </Stack>
    </ScrollArea>
  )
}
