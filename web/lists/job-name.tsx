import { TextField } from '../forms/field.tsx'
import type { Ui } from '../session/ui.ts'

/** Asks what the batch job of a bulk act is called; sent as `description`. */
export function JobName({ ui: { t } }: { readonly ui: Ui }) {
  return <TextField name="description" label={t('list.jobName')} hint={t('list.jobNameHint')} />
}
