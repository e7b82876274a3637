import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../../graphql/context.ts'
import { printFault } from '../fault.ts'
import { guideLibrary, type Library } from '../library.ts'

/** The library as its files are now. What a writer has broken since is logged, with file and line. */
export async function libraryOf(
  { dataDirectory, log }: Pick<RequestContext, 'dataDirectory' | 'log'>,
  { schema }: Pick<GraphQLResolveInfo, 'schema'>,
): Promise<Library> {
  return guideLibrary(schema, dataDirectory).read((faults) =>
    log.warn({ faults: faults.map(printFault) }, 'Guides break rules'),
  )
}
