import './schema/guide.ts'
import './schema/guide-queries.ts'
