import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes: they begin first, so that no worker waits for them at the end. */
const longest = ['guides-on-sqlite', 'every-page', 'guides-on-postgresql', 'operator-deeds']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.includes(`/${name}.test.`))
      return place < 0 ? longest.length : place
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) =>
      one.project === other.project ? rank(one) - rank(other) : sorted.indexOf(one) - sorted.indexOf(other),
    )
  }
}

export default defineConfig({
  root: import.meta.dirname,
  // Vite would take graphql's other build, and Pothos, which Node loads, then meets classes that are not its own.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'kontor',
          include: ['**/*.test.ts'],
          exclude: ['browser/**', '**/node_modules/**'],
          globalSetup: ['support/global-databases.ts'],
          // A worker reads the server's modules once, not once for each of its files: a third of the time.
          isolate: false,
          setupFiles: ['support/no-registered-tasks.ts'],
          // On two cores: many of these wait for locks, leases and processes.
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          include: ['browser/**/*.test.ts'],
          globalSetup: ['browser/support/global-console.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser wants the machine for itself: these come at the end.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
