import { ApiError } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { type ListDefinition, type ListPage, pageOf } from './list.ts'
import type { SearchParameters } from './search-parameters.ts'

/** The page of a list that an address asks for; undefined when its cursor is none that the list has made. */
export async function loadPage<Row>(
  ui: Ui,
  list: ListDefinition<Row>,
  parameters: SearchParameters,
): Promise<ListPage<Row> | undefined> {
  try {
    return await list.load(ui, parameters, pageOf(parameters))
  } catch (error) {
    if (error instanceof ApiError && error.code === 'CURSOR_INVALID') return undefined
    throw error
  }
}
