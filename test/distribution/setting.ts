import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach } from 'vitest'
import { type OpenDatabase, temporaryDirectory } from '../support/databases.ts'
import { type Headquarters, register, setUpHeadquarters } from './headquarters.ts'
import { createPostgresShop, createSqliteShop, type Shop, type ShopKind, type ShopOptions } from './shop.ts'

/** A headquarters and a shop that it pulls from. */
export interface Setting {
  readonly headquarters: Headquarters
  readonly shop: Shop
  readonly channelDatabase: Awaited<ReturnType<typeof register>>
  /** The folder of the shop's file and headquarters' data. */
  readonly path: string
  filesOf(folder: string): Promise<string[]>
}

/** Makes a headquarters and a shop of the kind before each test, and clears them away after it. */
export function useShop(open: OpenDatabase, kind: ShopKind, options: ShopOptions = {}): () => Setting {
  let setting: Setting
  const cleanUp: (() => Promise<void>)[] = []
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    cleanUp.push(folder.remove)
    const shop =
      kind === 'sqlite' ? createSqliteShop(folder.path, options) : await createPostgresShop(options)
    cleanUp.push(shop.close)
    const headquarters = await setUpHeadquarters(await open(), folder.path)
    setting = {
      headquarters,
      shop,
      channelDatabase: await register(headquarters, shop),
      path: folder.path,
      filesOf: (name) => readdir(`${folder.path}/${name}`),
    }
  })
  afterEach(async () => {
    for (const clean of cleanUp.splice(0).reverse()) await clean()
  })
  return () => setting
}
