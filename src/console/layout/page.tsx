import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTitle } from '../shell/page-title.tsx'

interface Props {
  readonly title: string
  readonly width?: number
  readonly children: ReactNode
}

/** A page of sections under one title. */
export function Page({ title, width = 1120, children }: Props) {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Stack gap="md" maw={width}>
        {children}
      </Stack>
    </>
  )
}
