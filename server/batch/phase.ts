/**
 * What the work of an attempt can be at, as its task says with `TaskContext.phase`. A task whose work is of one kind from
 * its beginning to its end has no phases.
 */
export type Phase =
  | 'connecting'
  | 'counting'
  | 'reading'
  | 'waitingForTurn'
  | 'staging'
  | 'registering'
  | 'closing'
  | 'taking'
  | 'validating'
  | 'postingOrders'
  | 'postingPayments'
  | 'marking'
