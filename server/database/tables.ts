/**
 * Every table of the database, by name. Each module adds its own by declaration merging in its `tables.ts`:
 *
 *     declare module '../database/tables.ts' { interface Tables { batch_job: BatchJobTable } }
 *
 * so the types of a module's rows stand beside the code that owns them, and Kysely still knows them all.
 */
// biome-ignore lint/suspicious/noEmptyInterface: an interface, because only interfaces merge.
export interface Tables {}
