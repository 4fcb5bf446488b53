/** Who writes without being a customer: their messages wait for nobody, and are counted apart. */
export const notCustomers = ['spam', 'pitch', 'colleague', 'vendor'] as const

export type NotCustomer = (typeof notCustomers)[number]
