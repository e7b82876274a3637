import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import type { ChannelKind, ConnectionEncryption, HierarchyPurpose, TenderFunction } from '../tables.ts'

type Values<Value extends string> = Record<string, { value: Value; description: string }>

/** GraphQL's names of the kinds of channel. */
export const ChannelKindType = enumOf<ChannelKind>('ChannelKind', 'What kind of shop a channel is.', {
  onlineStore: 'A web shop of the company’s own.',
  onlineMarketplace: 'A shop on somebody else’s marketplace.',
  retailStore: 'A store with tills.',
  callCenter: 'Orders taken by telephone.',
})

/** GraphQL's names of the tender functions. */
export const TenderFunctionType = enumOf<TenderFunction>(
  'TenderFunction',
  'What a payment by a tender type is, which decides how it is posted.',
  {
    normal: 'Money received, such as cash or a bank transfer.',
    card: 'A payment card, authorized first and captured when invoiced.',
    check: 'A cheque.',
    customerAccount: 'On the customer’s account, to be paid later.',
    wallet: 'A wallet, such as a phone’s.',
    giftCard: 'Redeemed from a gift card.',
    loyalty: 'Redeemed from loyalty points.',
    creditVoucher: 'Redeemed from a credit voucher.',
  },
)

/** GraphQL's names of what organization hierarchies are for. */
export const HierarchyPurposeType = enumOf<HierarchyPurpose>(
  'OrganizationHierarchyPurpose',
  'What an organization hierarchy is for.',
  {
    retailReporting: 'Reporting and jobs that take nodes, such as the synchronization of orders.',
    retailAssortment: 'Which products channels sell.',
    retailReplenishment: 'How stores are supplied.',
    retailAutoCharge: 'Which charges orders get.',
    retailPosPosting: 'How sales at tills are posted.',
  },
)

/** GraphQL's names of a version's states. */
export const HierarchyVersionStatusType = enumOf<'draft' | 'published'>(
  'OrganizationHierarchyVersionStatus',
  'Whether a version of a hierarchy is still being edited.',
  {
    draft: 'Being edited; nothing uses it.',
    published: 'Fixed; it holds from its effective date on.',
  },
)

/** GraphQL's names of the databases that shops write into. */
export const ChannelDatabaseKindType = builder.enumType('ChannelDatabaseKind', {
  description: 'What database a shop writes into.',
  values: {
    SQLITE: { value: 'sqlite', description: 'A SQLite file that headquarters can read.' },
    POSTGRESQL: { value: 'postgres', description: 'A PostgreSQL database.' },
  } satisfies Values<'sqlite' | 'postgres'>,
})

/** GraphQL's names of how a connection is protected. */
export const ConnectionEncryptionType = enumOf<ConnectionEncryption>(
  'ConnectionEncryption',
  'How the connection to a PostgreSQL channel database is protected (TLS).',
  {
    off: 'Not at all: for a database on the same machine.',
    required: 'Encrypted, whoever answers.',
    verified: 'Encrypted, and a certificate proves who answers.',
  },
)
