/** Runs `work` while no other process of this machine holds the lock of that name; `onWait` is called once if it has to wait. */
export function withLock<T>(name: string, work: () => Promise<T>, onWait?: () => void): Promise<T>
