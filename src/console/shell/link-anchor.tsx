import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Props = Omit<AnchorProps, 'component'> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & { readonly ref?: Ref<HTMLAnchorElement> }

/** A link in the text, with the routes' types. */
export const LinkAnchor = createLink((props: Props) => <Anchor component="a" {...props} />)
