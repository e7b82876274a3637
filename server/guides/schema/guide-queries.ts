import { builder } from '../../graphql/builder.ts'
import { showGuide } from '../show-guide.ts'
import { GuideWorkspaceEnum } from './enums.ts'
import { isOfWorkspace } from './guide.ts'
import { libraryOf } from './library-of.ts'
import { GuideType } from './types.ts'

builder.queryFields((t) => ({
  guides: t.field({
    type: [GuideType],
    description: 'The library of guides: the product’s own, then the imported ones, each by name.',
    authScopes: { signedIn: true },
    args: {
      locale: t.arg({ type: 'Locale', required: true, description: 'The reader’s language.' }),
      workspace: t.arg({ type: GuideWorkspaceEnum, description: 'Only those that begin there.' }),
    },
    resolve: async (_root, { locale, workspace }, context, info) => {
      const library = await libraryOf(context, info)
      return [...library.guides.values()]
        .filter((guide) => isOfWorkspace(guide, workspace))
        .map((guide) => showGuide(guide, locale, library))
    },
  }),
  guide: t.field({
    type: GuideType,
    nullable: true,
    description: 'One guide; null when there is none of that name.',
    authScopes: { signedIn: true },
    args: {
      id: t.arg.id({ required: true, description: 'The guide’s name, such as `manually-run-p-job`.' }),
      locale: t.arg({ type: 'Locale', required: true, description: 'The reader’s language.' }),
    },
    resolve: async (_root, { id, locale }, context, info) => {
      const library = await libraryOf(context, info)
      const guide = library.guides.get(id)
      return guide ? showGuide(guide, locale, library) : null
    },
  }),
}))
