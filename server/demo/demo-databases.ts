import { join } from 'node:path'
import type { DemoDatabase } from './create-organization.ts'
import { demoDatabaseFile, demoDatabaseNames } from './fill-channel-databases.ts'
import { type DemoDatabaseName, shops } from './shops.ts'

/** Folder of the channel databases, below the data directory. */
const folder = 'shops'

const groups: Readonly<Record<DemoDatabaseName, DemoDatabase['group']>> = {
  'nordic-shops': { name: 'Nordics', description: 'Shops in Sweden and Norway' },
  'international-shops': {
    name: 'International',
    description: 'Shops in Germany, the Netherlands, the United Kingdom and the United States',
  },
}

/** The demo's two channel databases, as they are registered. */
export const demoDatabases: readonly DemoDatabase[] = demoDatabaseNames.map((name) => ({
  name,
  group: groups[name],
  address: demoDatabaseFile(folder, name),
  shops: shops.filter((shop) => shop.database === name),
}))

/** Where the channel databases lie, below the data directory. */
export function demoShopDirectory(dataDirectory: string): string {
  return join(dataDirectory, folder)
}

/** The channel databases' files, in a data directory. */
export function demoShopFiles(dataDirectory: string): readonly string[] {
  return demoDatabaseNames.map((name) => demoDatabaseFile(demoShopDirectory(dataDirectory), name))
}
