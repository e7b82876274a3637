import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  // Vite would take graphql's other build, and Pothos, which Node loads, then meets classes that are not its own.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'kontor',
          include: ['**/*.test.ts'],
          exclude: ['browser/**', '**/node_modules/**'],
          globalSetup: ['support/global-databases.ts'],
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
