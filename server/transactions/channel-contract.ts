// The contract stands a floor below, where channel databases are tested against it.
export type {
  ColumnKind,
  ContractColumn,
  ContractTable,
  StagedTable,
} from '../organization/channel-contract.ts'
export { channelContract } from '../organization/channel-contract.ts'
