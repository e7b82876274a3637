import { type SqliteHandle, whenFree } from '../database/sqlite-handle.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { TableLayout } from './channel-layout.ts'
import { chooseCounters, createWanted, rowsPerSlice } from './channel-reader.ts'
import { type CounterRange, portionsOf } from './counter-ranges.ts'
import type { RowProgress } from './row-progress.ts'
import { isCounterIndexed } from './survey-sqlite.ts'
import { counterColumnOf } from './table-sql.ts'
import { takeTurn } from './turn.ts'

/**
 * Copies rows of a channel database that stands on a handle into a package that stands on it too. Every copy is a short
 * transaction of its own: a reader keeps a shop with a rollback journal from committing, so none may take long.
 * @param layout the table, in the schema `from`.
 * @param to the package's schema.
 * @returns the table as the package has it.
 */
export async function spoolTable(
  handle: SqliteHandle,
  layout: TableLayout,
  { from, to }: { readonly from: string; readonly to: string },
  ranges: readonly CounterRange[],
  progress: RowProgress,
  { signal, patienceMilliseconds }: { readonly signal: AbortSignal; readonly patienceMilliseconds: number },
): Promise<TableLayout> {
  const { contract } = layout
  const names = contract.columns.map(({ channel }) => channel)
  const column = (name: string) => `s.${quoted(layout.columns.get(name) ?? name)}`
  const values = names.map((name) => `${column(name)} as ${quoted(name)}`).join(', ')
  const source = `${quoted(from)}.${quoted(layout.name)} s`
  const target = `${quoted(to)}.${quoted(contract.channelTable)}`
  const counterName = counterColumnOf(contract).channel
  const counter = column(counterName)

  const shortly = async (step: () => number): Promise<number> => {
    const result = await whenFree(step, patienceMilliseconds)
    await takeTurn(signal)
    return result
  }

  // The select gives the package's columns the types that the shop's have.
  await whenFree(() => handle.exec(`create table ${target} as select ${values} from ${source} where false`))
  if (isCounterIndexed(handle, layout, from)) {
    const end = handle
      .prepare<[number, number], number>(
        `select ${counter} from ${source} where ${counter} > ? and ${counter} <= ? order by 1 limit 1 offset ${rowsPerSlice - 1}`,
      )
      .pluck()
    const copy = handle.prepare<[number, number]>(
      `insert into ${target} select ${values} from ${source} where ${counter} > ? and ${counter} <= ?`,
    )
    for (const portion of portionsOf(ranges, rowsPerSlice)) {
      for (const range of portion.ranges) {
        for (let after = range.from - 1; after < range.to; ) {
          after = await shortly(() => {
            const last = end.get(after, range.to) ?? range.to
            progress.copied(copy.run(after, last).changes)
            return last
          })
        }
      }
    }
  } else {
    createWanted(handle)
    chooseCounters(handle, ranges)
    const isWanted = `exists (select 1 from temp.wanted w where ${counter} >= w.from_counter and ${counter} <= w.to_counter)`
    const rows = await shortly(
      () =>
        handle.prepare(`insert into ${target} select ${values} from ${source} where ${isWanted}`).run()
          .changes,
    )
    progress.expect(rows)
    progress.copied(rows)
  }
  handle.exec(
    `create index ${quoted(to)}.${quoted(`${contract.channelTable}_counter`)} on ${quoted(contract.channelTable)} (${quoted(counterName)})`,
  )
  return { contract, name: contract.channelTable, columns: new Map(names.map((name) => [name, name])) }
}
