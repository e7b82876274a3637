import { guidePath } from '../guides/addresses.ts'
import { mendTransactionPath } from '../guides/mending.ts'
import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'
import type { ValidationRuleCode } from './failures.generated.ts'

/** The guide by which somebody mends a failed transaction. */
interface MendingGuide {
  readonly label: string
  /** What is done by it, in a word, for lists. */
  readonly act: string
  /** Without the language. */
  readonly path: string
}

type Way = 'pull' | 'synchronize' | 'mendAnother'

/** The rules that no correction of the transaction itself mends: something else is to be done first. */
const ways: Readonly<Partial<Record<ValidationRuleCode, Way>>> = {
  // What the shop wrote has not come yet: the lines, or the order that is cancelled.
  CANCELLED_ORDER_NOT_FOUND: 'pull',
  EMPTY_TRANSACTION: 'pull',
  // The payment that is given back is one of a transaction that is not posted yet.
  LINKED_PAYMENT_NOT_FOUND: 'synchronize',
  // The order that is cancelled fails as well, and is mended first.
  CANCELLED_ORDER_NOT_POSTED: 'mendAnother',
}

const needed: Readonly<Record<Way, Permission>> = {
  pull: 'DISTRIBUTION_RUN',
  synchronize: 'ORDERS_SYNCHRONIZE',
  mendAnother: 'ORDERS_EDIT',
}

/** Which guide helps against a breach of a rule; the one that corrects the transaction where the reader may do no other. */
export function mendingGuide(
  { t, may }: Pick<Ui, 't' | 'may'>,
  code: ValidationRuleCode,
  transactionId: string,
): MendingGuide {
  const way = ways[code]
  const mend = t('orders:failures.guide')
  if (!way || !may(needed[way]))
    return { label: mend, act: t('orders:failures.mendThis'), path: mendTransactionPath(transactionId) }
  const guides = {
    pull: {
      label: t('orders:failures.guideToPull'),
      act: t('orders:failures.pullForThis'),
      path: guidePath('manually-run-p-job'),
    },
    synchronize: {
      label: t('orders:failures.guideToSynchronize'),
      act: t('orders:failures.postForThis'),
      path: guidePath('manually-run-order-synchronization'),
    },
    mendAnother: {
      label: mend,
      act: t('orders:failures.mendForThis'),
      path: guidePath('mend-failed-order'),
    },
  }
  return guides[way]
}
