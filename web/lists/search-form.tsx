import { buttonClass } from '../components/button-look.ts'
import { CalendarField } from '../forms/calendar-field.tsx'
import type { Ui } from '../session/ui.ts'
import type { ListDefinition } from './list.ts'
import styles from './list-view.module.css'
import { oneValueOf, type SearchParameters } from './search-parameters.ts'

const periodEnds = ['from', 'to'] as const
/** What the form itself asks for, and places in the list as it was. */
const ownParameters = new Set<string>(['text', ...periodEnds, 'after', 'before'])

/** Search field and period of a list, where it has them; works without script. */
export function SearchForm<Row>({
  ui,
  list,
  parameters,
  path,
}: {
  readonly ui: Ui
  readonly list: ListDefinition<Row>
  readonly parameters: SearchParameters
  readonly path: string
}) {
  const { t } = ui
  if (!list.search && !list.hasPeriod) return null
  // An order that is chosen by a heading stays, as filters do.
  const kept = Object.entries(parameters)
    .filter(([name]) => !ownParameters.has(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const))
  return (
    <search>
      <form action={path} method="get" className={styles.search}>
        {kept.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {list.search && (
          <label>
            {list.search(ui)}
            <input type="search" name="text" defaultValue={oneValueOf(parameters, 'text')} data-search="" />
          </label>
        )}
        {list.hasPeriod &&
          periodEnds.map((end) => (
            <div key={end}>
              <label htmlFor={end}>{t(`list.${end}`)}</label>
              <CalendarField
                kind="day"
                id={end}
                name={end}
                value={oneValueOf(parameters, end)}
                label={t(`list.${end}`)}
              />
            </div>
          ))}
        <button type="submit" className={buttonClass()}>
          {t('list.search')}
        </button>
      </form>
    </search>
  )
}
