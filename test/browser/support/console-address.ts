/** A running console, and the cookie of an administrator who has signed in to it; plain data, for other processes. */
export interface ConsoleAddress {
  readonly url: string
  readonly cookie: string
  readonly email: string
  readonly password: string
  /** Who else can sign in, by the name of their role. */
  readonly accounts: readonly Account[]
}

export interface Account {
  readonly role: string
  readonly email: string
  readonly password: string
}
