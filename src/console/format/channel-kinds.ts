/** In the order in which the console lists them. */
export const channelKinds = ['email', 'chat', 'social', 'phone', 'helpdesk'] as const
