import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessage2, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rolesOf, useSession } from '../api/session.ts'
import { searchQuery } from '../conversation/search-query.ts'
import { destinationsFor } from './destinations.ts'
import { paletteStore } from './palette.ts'
import { useEarlyKeys } from './use-early-keys.ts'

/** Ctrl K: goes to any page, finds any conversation, turns the lights off. */
export function CommandPalette() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const roles = rolesOf(useSession())
  const { toggleColorScheme } = useMantineColorScheme()
  const [text, setText] = useState('')
  useEarlyKeys((letter) => {
    setText((typed) => typed + letter)
  })
  const [q] = useDebouncedValue(text.trim(), 200)
  const leads = roles.has('lead') || roles.has('administrator')
  const { data } = useQuery({
    ...searchQuery(q),
    enabled: leads && q.length > 1,
    placeholderData: keepPreviousData,
  })
  const found = q.length > 1 ? (data?.items ?? []) : []

  const groups: SpotlightActionGroupData[] = [
    {
      group: t('palette.conversations'),
      actions: found.map(({ id, customer, subject, preview, channel }) => ({
        id,
        label: `${customer.name ?? t('customer.unknown')} · ${subject ?? preview}`,
        description: `${channel.name} · ${preview}`,
        keywords: q,
        leftSection: <IconMessage2 size={20} stroke={1.6} />,
        onClick: () => void navigate({ to: '/conversations/$id', params: { id } }),
      })),
    },
    {
      group: t('palette.pages'),
      actions: destinationsFor(roles).map(({ to, name, icon: Icon }) => ({
        id: to,
        label: t(`nav.${name}`),
        leftSection: <Icon size={20} stroke={1.6} />,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: t('palette.actions'),
      actions: [
        {
          id: 'scheme',
          label: t('palette.scheme'),
          leftSection: (
            <>
              <IconMoon size={20} stroke={1.6} className="mantine-light-hidden" />
              <IconSun size={20} stroke={1.6} className="mantine-dark-hidden" />
            </>
          ),
          onClick: () => toggleColorScheme(),
        },
      ],
    },
  ]
  return (
    <Spotlight
      store={paletteStore}
      actions={groups.filter(({ actions }) => actions.length > 0)}
      query={text}
      onQueryChange={setText}
      nothingFound={t('palette.nothing')}
      shortcut={['mod + K']}
      searchProps={{
        'aria-label': t('shell.search'),
        placeholder: t('palette.placeholder'),
        leftSection: <IconSearch size={18} />,
      }}
      limit={12}
      scrollable
      maxHeight={420}
    />
  )
}
