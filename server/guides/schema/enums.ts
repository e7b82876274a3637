import { GraphQLError } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import type { Control, Guide, StepKind, Workspace } from '../guide.ts'
import { guideLocales, isGuideLocale } from '../locales.ts'

type Values<Value extends string> = Record<string, { value: Value; description: string }>

builder.scalarType('Locale', {
  description: `A language of the product: ${guideLocales.map((locale) => `\`${locale}\``).join(', ')}.`,
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isGuideLocale(value)) return value
    throw new GraphQLError(`Not a Locale: ${JSON.stringify(value)}`, {
      extensions: {
        code: 'VALUE_INVALID',
        parameters: { type: 'Locale', value: JSON.stringify(value) },
      },
    })
  },
})

/** GraphQL's names of the kinds of guide. */
export const GuideKindEnum = enumOf<Guide['kind']>('GuideKind', 'What a guide is.', {
  procedure: 'Steps to be walked, as a wizard or as a checklist.',
  page: 'Words to be read.',
})

/** GraphQL's names of the console's workspaces. */
export const GuideWorkspaceEnum = builder.enumType('GuideWorkspace', {
  description: 'Where in the console a guide begins.',
  values: {
    HOME: { value: 'home', description: 'Home.' },
    RETAIL_AND_COMMERCE_IT: { value: 'retail-and-commerce-it', description: 'Retail and Commerce IT.' },
    STORE_FINANCIALS: { value: 'store-financials', description: 'Store financials.' },
    BATCH_JOBS: { value: 'batch-jobs', description: 'Batch jobs.' },
    SETTINGS: { value: 'settings', description: 'Settings.' },
  } satisfies Values<Workspace>,
})

const controlKinds: Readonly<Record<Control['kind'], string>> = {
  choose: 'One, or several, of what there is.',
  tree: 'Nodes of a tree, added by an arrow.',
  switch: 'On or off.',
  number: 'A number.',
  date: 'A day, or a moment.',
  text: 'Words.',
}

/** GraphQL's names of the kinds of control. */
export const GuideControlKindEnum = enumOf<Control['kind']>(
  'GuideControlKind',
  'What an input is filled by.',
  controlKinds,
)

/** GraphQL's names of the kinds of step. */
export const GuideStepKindEnum = enumOf<StepKind>(
  'GuideStepKind',
  'What a step is, and with it what stands beside it.',
  {
    ...controlKinds,
    navigate: 'Where to go; ticks itself.',
    confirm: 'A button of the wizard: what is on the screen is right.',
    submit: 'The act itself.',
    note: 'To be read.',
    press: 'Of an imported guide: a button of another product.',
    manual: 'Of an imported guide: something to do by hand.',
  },
)
