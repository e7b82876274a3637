import { headers } from 'next/headers'
import type { Ui } from '../session/ui.ts'
import { chooseCompany } from '../shell/preference-actions.ts'
import { buttonClass } from './button-look.ts'
import styles from './other-company.module.css'

/** Says that what the page shows is of another company than the reader works in, and changes to it. */
export async function OtherCompany({ ui, companyId }: { readonly ui: Ui; readonly companyId: string }) {
  if (companyId === ui.company.companyId) return null
  const { t } = ui
  const page = (await headers()).get('x-kontor-page') ?? ''
  const company = ui.companies.find((one) => one.companyId === companyId)?.name ?? companyId
  return (
    <form action={chooseCompany} className={styles.notice}>
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="choice" value={companyId} />
      <p role="status">{t('otherCompany.text', { company, own: ui.company.name })}</p>
      <button type="submit" className={buttonClass()}>
        {t('otherCompany.change', { company })}
      </button>
    </form>
  )
}
