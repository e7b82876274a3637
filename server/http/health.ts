import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/** Tells a load balancer whether this process can serve: 200 when the database answers, else 503. */
export async function healthPage(database: Database): Promise<Response> {
  try {
    await sql`select 1`.execute(database.kysely)
    return Response.json({ status: 'ok', database: database.kind })
  } catch {
    return Response.json({ status: 'unavailable', database: database.kind }, { status: 503 })
  }
}
