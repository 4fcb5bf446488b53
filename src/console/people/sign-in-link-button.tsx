import { Button, CopyButton, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person, SignInLink } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { now } from '../live/now.ts'

/** A link that signs this person in once, to be handed to them. */
export function SignInLinkButton({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { mutate, data, isPending, reset, error } = useMutation({
    mutationFn: () => request<SignInLink>(`/people/${person.id}/sign-in-link`, { method: 'POST' }),
  })
  return (
    <Popover
      opened={data !== undefined || error !== null}
      onChange={(open) => !open && reset()}
      width={340}
      position="bottom-end"
      withArrow
      trapFocus
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconLink size={15} aria-hidden />}
          loading={isPending}
          onClick={() => mutate()}
          aria-label={t('people.linkFor', { name: person.name })}
        >
          {t('people.link')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {error && <Text size="sm">{error.message}</Text>}
        {data && (
          <Stack gap="xs">
            <Text size="sm">
              {t('people.linkText', {
                name: person.name,
                at: formatMoment(Date.parse(data.expires_at), now(), zone, i18n.language),
              })}
            </Text>
            <TextInput value={data.url} readOnly dir="ltr" aria-label={t('people.link')} />
            <CopyButton value={data.url}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? 'common.copied' : 'common.copy')}</Button>
              )}
            </CopyButton>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
