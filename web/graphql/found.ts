import { notFound } from 'next/navigation'
import { ApiError } from './request-client.ts'

/**
 * What a query gives for one record; the not-found page when there is no such record, when its id is no id, or when
 * the reader may not see it.
 */
export async function found<Result>(asked: Promise<Result>): Promise<NonNullable<Result>> {
  try {
    return (await asked) ?? notFound()
  } catch (error) {
    if (error instanceof ApiError && /NOT_FOUND|FORBIDDEN|ID_INVALID|BAD_USER_INPUT/.test(error.code))
      notFound()
    throw error
  }
}

/** A record's id from the part of an address that holds it. */
export function idFrom(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return notFound()
  }
}
