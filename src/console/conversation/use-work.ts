import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { holderNamed } from './holder-named.ts'

export type Work =
  | { readonly verb: 'take' }
  | { readonly verb: 'hand-back' }
  | { readonly verb: 'solve' }
  | { readonly verb: 'no-reply-needed'; readonly reason: string }

/** What a person does with a conversation besides answering. `onDone` hears which it was. */
export function useWork(conversationId: string, onDone?: (work: Work) => void) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (work: Work) =>
      request(`/conversations/${conversationId}/${work.verb}`, {
        method: 'POST',
        ...('reason' in work ? { body: { reason: work.reason } } : {}),
      }),
    onSuccess: (_, work) => {
      if (work.verb !== 'take') notifications.show({ color: 'gray', message: t(`work.done.${work.verb}`) })
      onDone?.(work)
    },
    onError: (error) => {
      const name = isProblem(error, 'already_claimed') ? holderNamed(error) : null
      notifications.show({
        color: 'gray',
        title: name ? t('take.lost', { name }) : t('work.failed'),
        message: name ? t('take.lostText') : error.message,
      })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] }),
  })
  return { work: mutate, working: isPending ? variables.verb : null }
}
