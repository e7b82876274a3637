import type { NextConfig } from 'next'

/** The console is served by Kontor's own listener (server/http/web-console.ts); Next only renders it. */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run typecheck` checks the whole repository with the compiler's newest version, which Next cannot drive.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.json' },
  turbopack: { root: new URL('..', import.meta.url).pathname },
  experimental: {
    optimizePackageImports: ['react-aria-components'],
    // More than the API takes at once: what is too large is then said in words.
    serverActions: { bodySizeLimit: '4mb' },
  },
}

export default config
