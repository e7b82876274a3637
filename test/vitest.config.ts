import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  // Vite would take graphql's other build, and Pothos, which Node loads, then meets classes that are not its own.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['support/global-postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
