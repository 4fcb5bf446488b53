/** Settings for a server whose data need not outlive the machine. */
export const quick = { fsync: 'off' }
