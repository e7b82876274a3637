import { ApiError } from '../graphql/request-client.ts'

/** Answers what is looked up beside a page (`lookUp`): with nothing when the API cannot tell it. */
export async function answerLookUp(tell: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await tell(), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (error instanceof ApiError) return new Response(null, { status: 204 })
    throw error
  }
}
