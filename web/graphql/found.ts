import { notFound } from 'next/navigation'
import { ApiError } from './request-client.ts'

/** Codes of the API for what there is not, or not for this reader. */
const notThere = /NOT_FOUND|FORBIDDEN|ID_INVALID|CURSOR_INVALID|BAD_USER_INPUT/

/**
 * What a query gives for one record; the not-found page when there is no such record, when its id is no id, when the
 * reader may not see it, or when a list of its own has no such page.
 */
export async function found<Result>(asked: Promise<Result>): Promise<NonNullable<Result>> {
  try {
    return (await asked) ?? notFound()
  } catch (error) {
    if (error instanceof ApiError && notThere.test(error.code)) notFound()
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
