import styles from './button.module.css'

export type ButtonLook = 'primary' | 'danger' | 'plain' | 'ordinary'

/** Class names of a button. */
export function buttonClass(look: ButtonLook = 'ordinary'): string {
  return look === 'ordinary' ? (styles.button ?? '') : `${styles.button} ${styles[look]}`
}
