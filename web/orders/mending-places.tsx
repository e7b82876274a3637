import { Fragment } from 'react'
import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import { type Breach, placesToMend } from './places-to-mend.ts'

/** Links to where the cause of a failure can be set right; nothing where what the shop wrote is at fault. */
export function MendingPlaces({ ui, breach }: { readonly ui: Ui; readonly breach: Breach }) {
  const places = placesToMend(ui, breach)
  if (places.length === 0) return null
  return (
    <p>
      {ui.t('orders:failures.places')}{' '}
      {places.map(({ label, path }, index) => (
        <Fragment key={path}>
          {index > 0 && ' · '}
          <Link href={ui.href(path)} prefetch={false}>
            {label}
          </Link>
        </Fragment>
      ))}
    </p>
  )
}
