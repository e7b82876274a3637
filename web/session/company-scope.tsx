'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect } from 'react'

const CompanyContext = createContext('')

/** Which company everything within is drawn for: what is done there is done in it, wherever the reader works by then. */
export function CompanyScope({
  companyId,
  children,
}: {
  readonly companyId: string
  readonly children: ReactNode
}) {
  return <CompanyContext value={companyId}>{children}</CompanyContext>
}

/** Id of the company that the page was drawn for. */
export function useCompany(): string {
  return useContext(CompanyContext)
}

/**
 * Stands on every page and says for which company it was drawn. The frame around it stays while one goes from page to
 * page: when another company was chosen meanwhile, in another window, it is drawn anew as well.
 */
export function PageCompany({ companyId }: { readonly companyId: string }) {
  const router = useRouter()
  const framed = useCompany()
  const isBehind = framed !== companyId
  useEffect(() => {
    if (isBehind) router.refresh()
  }, [isBehind, router])
  return null
}
