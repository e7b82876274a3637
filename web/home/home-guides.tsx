import Link from 'next/link'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { HomeGuidesDocument } from './home.generated.ts'

/** The procedures, as documentation that can be walked. */
export async function HomeGuides({ ui }: { readonly ui: Ui }) {
  const { guides } = await query(HomeGuidesDocument, { locale: ui.locale })
  return (
    <ul>
      {guides.map(({ id, title, description }) => (
        <li key={id}>
          <Link href={ui.href(`/guides/${id}`)} prefetch={false}>
            {title}
          </Link>
          <p>{description}</p>
        </li>
      ))}
    </ul>
  )
}
