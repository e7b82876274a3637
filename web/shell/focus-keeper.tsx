'use client'

import { useEffect } from 'react'
import { firstPlace, giveFocus, watchFocus } from './lost-focus.ts'

/** Where it is kept over the loading of a page that a search has led to it. */
const searched = 'kontor.searched'

/** Keeps the focus on the page behind everything that is sent from it, be it an act or a search. */
export function FocusKeeper() {
  useEffect(() => {
    const keep = ({ target }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return
      // A search loads the page anew.
      if (target.getAttribute('method') === 'get') sessionStorage.setItem(searched, location.pathname)
      else watchFocus(target)
    }
    document.addEventListener('submit', keep, true)
    return () => document.removeEventListener('submit', keep, true)
  }, [])
  useEffect(() => {
    const from = sessionStorage.getItem(searched)
    sessionStorage.removeItem(searched)
    if (from !== location.pathname || document.activeElement !== document.body) return
    const place = document.querySelector<HTMLElement>('main [data-total]') ?? firstPlace()
    if (place) giveFocus(place)
  }, [])
  return null
}
