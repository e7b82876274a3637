import type { SearchParameters } from '../lists/search-parameters.ts'

/** What Next gives to a page; `Names` are the parts of its address that vary, beside the language. */
export interface PageProps<Names extends string = never> {
  readonly params: Promise<{ readonly locale: string } & { readonly [Name in Names]: string }>
  readonly searchParams: Promise<SearchParameters>
}
