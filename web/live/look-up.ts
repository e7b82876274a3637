/** Names the company that a page was drawn for. */
export const companyHeader = 'x-kontor-company'

/**
 * Looks something up that the console has an address for, beside whatever the reader does meanwhile. A server action would
 * be sent to the page that the reader is on the way to, and hold them up.
 * @returns null when it cannot be told: there is no connection, or whoever asks has been signed out.
 */
export async function lookUp<Answer>(address: string, companyId?: string): Promise<Answer | null> {
  try {
    const response = await fetch(address, {
      headers: companyId ? { [companyHeader]: companyId } : {},
      redirect: 'manual',
    })
    return response.status === 200 ? await response.json() : null
  } catch {
    return null
  }
}
