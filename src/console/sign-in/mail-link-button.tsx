import { Alert, Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'

/** Signs in without a password: by a link in a mail. */
export function MailLinkButton({ email }: { readonly email: () => string }) {
  const { t } = useTranslation()
  const [missing, setMissing] = useState(false)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (address: string) => request('/session/link', { method: 'POST', body: { email: address } }),
  })
  const ask = () => {
    const address = email().trim()
    setMissing(!address.includes('@'))
    if (address.includes('@')) mutate(address)
  }
  return (
    <>
      <Button
        variant="default"
        size="md"
        fullWidth
        loading={isPending}
        leftSection={<IconMail size={18} aria-hidden />}
        onClick={ask}
      >
        {t('signIn.link')}
      </Button>
      {(isSuccess || missing || error) && (
        <Alert color={isSuccess ? 'gray' : 'yellow'} role={isSuccess ? 'status' : 'alert'}>
          {missing ? t('signIn.linkNeeds') : (error?.message ?? t('signIn.linkSent'))}
        </Alert>
      )}
    </>
  )
}
