import './schema/rows.ts'
import './schema/history.ts'
import './schema/transaction.ts'
import './schema/list.ts'
