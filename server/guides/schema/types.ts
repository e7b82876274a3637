import { builder } from '../../graphql/builder.ts'
import type { ShownGuide } from '../show-guide.ts'

/** GraphQL type of a guide in a language. */
export const GuideType = builder.objectRef<ShownGuide>('Guide')
