/** Whether an input, by its coordinate, takes a secret: a password is kept in no draft, and is never given back. */
export function isSecret(coordinate: string): boolean {
  return /\.\w*(?:password|secret|credential|token)/i.test(coordinate)
}
