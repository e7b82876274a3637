import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import type { Facet } from './list.ts'
import styles from './list-view.module.css'
import { addressWith, type SearchParameters, valuesOf } from './search-parameters.ts'

/** Filters as links, with how many rows each would leave. Where there is nothing to choose from, there is no filter. */
export function Facets({
  ui,
  facets,
  parameters,
  path,
}: {
  readonly ui: Ui
  readonly facets: readonly Facet[]
  readonly parameters: SearchParameters
  readonly path: string
}) {
  const offered = facets.filter(({ options }) => options.length > 0)
  if (offered.length === 0) return null
  return (
    <div className={styles.facets}>
      {offered.map((facet) => {
        const chosen = valuesOf(parameters, facet.name) ?? []
        return (
          <nav key={facet.name} aria-label={facet.label} className={styles.facet}>
            <p className={styles.facetLabel}>{facet.label}</p>
            <ul>
              {facet.options.map(({ value, label, count }) => (
                <li key={value}>
                  <Link
                    prefetch={false}
                    className={styles.chip}
                    aria-current={chosen.includes(value) ? 'true' : undefined}
                    href={addressWith(path, parameters, { [facet.name]: toggle(facet, chosen, value) })}
                  >
                    {label}
                    {count !== undefined && (
                      <span className={styles.chipCount}>{ui.format.number(count)}</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )
      })}
    </div>
  )
}

function toggle({ isMultiple }: Facet, chosen: readonly string[], value: string): readonly string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value)
  return isMultiple ? [...chosen, value] : [value]
}
