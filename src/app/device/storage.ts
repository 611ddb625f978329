/** What the browser says of its room for this app. Bytes; undefined where it does not say. */
export type StorageState = {
  readonly usage: number | undefined
  readonly quota: number | undefined
  /** Whether it promised never to clear this by itself. */
  readonly persisted: boolean
}

/** The browser's storage as far as a device may ask about it. */
export type DeviceStorage = {
  look(): Promise<StorageState>
  /** Asks the browser never to clear what is kept here by itself; answers whether it promised. */
  persist(): Promise<boolean>
  /** Whether somebody has enrolled in this browser profile before, told by something that stands outside the database. */
  wasEnrolled(): boolean
  noteEnrolled(): void
}

const ENROLLED = 'cairn-enrolled'

/** `navigator.storage`, and one word in `localStorage` that says nothing about anybody. */
export const browserStorage: DeviceStorage = {
  async look() {
    const [estimate, persisted = false] = await Promise.all([
      navigator.storage?.estimate?.(),
      navigator.storage?.persisted?.(),
    ])
    return { usage: estimate?.usage, quota: estimate?.quota, persisted }
  },
  persist: async () => (await navigator.storage?.persist?.()) ?? false,
  wasEnrolled: () => localStorage.getItem(ENROLLED) !== null,
  noteEnrolled() {
    try {
      localStorage.setItem(ENROLLED, 'yes')
    } catch {
      // No room even for that: the device opens all the same, and it is noted at the next unlock.
    }
  },
}
