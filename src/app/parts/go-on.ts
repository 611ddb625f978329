import { useNavigate, useRouter } from '@tanstack/solid-router'

/**
 * To where an act leads once it is done, as `useNavigate`; whoever has gone elsewhere while it was being done stays there. Call it when the screen of
 * the act is made.
 */
export function useGoOn(): ReturnType<typeof useNavigate> {
  const [navigate, router] = [useNavigate(), useRouter()]
  const here = router.state.location.href
  return async (to) => {
    if (router.state.location.href === here) await navigate(to)
  }
}
