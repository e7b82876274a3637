import { GraphQLError } from 'graphql'
import { builder } from '../../graphql/builder.ts'
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
export const GuideKindEnum = builder.enumType('GuideKind', {
  description: 'What a guide is.',
  values: {
    PROCEDURE: { value: 'procedure', description: 'Steps to be walked, as a wizard or as a checklist.' },
    PAGE: { value: 'page', description: 'Words to be read.' },
  } satisfies Values<Guide['kind']>,
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

const controlKinds = {
  CHOOSE: { value: 'choose', description: 'One, or several, of what there is.' },
  TREE: { value: 'tree', description: 'Nodes of a tree, added by an arrow.' },
  SWITCH: { value: 'switch', description: 'On or off.' },
  NUMBER: { value: 'number', description: 'A number.' },
  DATE: { value: 'date', description: 'A day, or a moment.' },
  TEXT: { value: 'text', description: 'Words.' },
} as const satisfies Values<Control['kind']>

/** GraphQL's names of the kinds of control. */
export const GuideControlKindEnum = builder.enumType('GuideControlKind', {
  description: 'What an input is filled by.',
  values: controlKinds,
})

/** GraphQL's names of the kinds of step. */
export const GuideStepKindEnum = builder.enumType('GuideStepKind', {
  description: 'What a step is, and with it what stands beside it.',
  values: {
    ...controlKinds,
    NAVIGATE: { value: 'navigate', description: 'Where to go; ticks itself.' },
    CONFIRM: { value: 'confirm', description: 'A button of the wizard: what is on the screen is right.' },
    SUBMIT: { value: 'submit', description: 'The act itself.' },
    NOTE: { value: 'note', description: 'To be read.' },
    PRESS: { value: 'press', description: 'Of an imported guide: a button of another product.' },
    MANUAL: { value: 'manual', description: 'Of an imported guide: something to do by hand.' },
  } satisfies Values<StepKind>,
})
