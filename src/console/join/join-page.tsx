import '../theme/mantine-more.css'
import { Alert, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NewApplication } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Mark } from '../shell/mark.tsx'

/** Signing up as an expert, on a phone: a name, an address, where I live and what I speak. The rest comes by mail. */
export function JoinPage() {
  const { t, i18n } = useTranslation()
  const { brand } = useParams({ from: '/join/$brand' })
  const form = useForm({
    initialValues: { name: '', email: '', phone: '', country: '', languages: i18n.language },
  })
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: (values: typeof form.values) =>
      request('/applications', { method: 'POST', body: applicationOf(brand, values) }),
  })
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper radius="xl" p={{ base: 'lg', sm: 36 }} withBorder w="100%" maw={460} shadow="sm">
        <title>{`${t('join.title')} · Sundial`}</title>
        <Stack gap="md">
          <Mark size={46} />
          <Title order={1} size="h2">
            {t('join.title')}
          </Title>
          <Text c="dimmed">{t('join.text')}</Text>
          {isSuccess ? (
            <Alert color="green" role="status">
              {t('join.sent')}
            </Alert>
          ) : (
            <form onSubmit={form.onSubmit((values) => mutate(values))}>
              <Stack gap="sm">
                {error && (
                  <Alert color="yellow" role="alert">
                    {error.message}
                  </Alert>
                )}
                <TextInput
                  size="md"
                  required
                  label={t('join.name')}
                  autoComplete="name"
                  {...form.getInputProps('name')}
                />
                <TextInput
                  size="md"
                  required
                  type="email"
                  dir="ltr"
                  label={t('join.email')}
                  autoComplete="email"
                  {...form.getInputProps('email')}
                />
                <TextInput
                  size="md"
                  type="tel"
                  dir="ltr"
                  label={t('join.phone')}
                  description={t('join.phoneText')}
                  autoComplete="tel"
                  {...form.getInputProps('phone')}
                />
                <TextInput
                  size="md"
                  required
                  maxLength={2}
                  dir="ltr"
                  label={t('join.country')}
                  description={t('money.countryText')}
                  {...form.getInputProps('country')}
                />
                <TextInput
                  size="md"
                  required
                  dir="ltr"
                  label={t('join.languages')}
                  description={t('join.languagesText')}
                  {...form.getInputProps('languages')}
                />
                <Button type="submit" size="lg" loading={isPending}>
                  {t('join.apply')}
                </Button>
              </Stack>
            </form>
          )}
        </Stack>
      </Paper>
    </Center>
  )
}

interface Values {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly country: string
  readonly languages: string
}

/** The phone knows the zone, the link the invitation. */
function applicationOf(brand: string, values: Values): NewApplication {
  const invitation = new URLSearchParams(window.location.search).get('invitation')
  const phone = values.phone.replace(/[\s()-]/g, '')
  return {
    brand_slug: brand,
    name: values.name,
    email: values.email,
    country: values.country.trim().toUpperCase(),
    time_zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: values.languages.split(/[\s,;]+/).filter((code) => code !== ''),
    ...(phone !== '' && { phone }),
    ...(invitation !== null && { invitation }),
  }
}
