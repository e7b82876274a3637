import { headers } from 'next/headers'
import { Link } from '../../components/link.tsx'
import { chooseLocale } from '../../language/locales.ts'
import { openUiFor } from '../../session/ui.ts'

/** A page, or a record, that is not there, or that the reader may not see: which of the two is not told. */
export default async function NotFound() {
  const page = (await headers()).get('x-kontor-page') ?? ''
  const ui = await openUiFor(chooseLocale(page.split('/')[1], (await headers()).get('accept-language')))
  return (
    <>
      <title>{`${ui.t('notFound.title')} – Kontor`}</title>
      <h1>{ui.t('notFound.title')}</h1>
      <p>{ui.t('notFound.text')}</p>
      <p>
        <Link href={ui.href('/')} prefetch={false}>
          {ui.t('notFound.home')}
        </Link>
      </p>
    </>
  )
}
