import type { Page } from 'playwright-core'
import { latestOfficerForm } from '#catalogue/officer'
import { optionsOf, type Profile } from '#forms'
import { openDevice } from '../harness/index.ts'
import { margaret, setUp, sync, syncUntil } from '../officer.ts'
import { goTo } from './screens.ts'

/** A manager with a tablet of her own, in `folder`, who says which kind of service this is. */
export async function managerOfService(folder: string, url: string) {
  const managers = await openDevice(folder)
  const manager = managers.page()
  await setUp(managers, url, margaret)
  await manager.getByRole('link', { name: 'Device' }).click()
  await manager.getByRole('link', { name: 'Wording of the forms' }).click()
  const field = latestOfficerForm('service-settings')?.fields.get('profile/answer')
  const options = field ? optionsOf(field) : []
  const radio = (profile: Profile, checked: boolean) => {
    const name = options.find(({ id }) => id === profile)?.label ?? ''
    return manager.getByRole('radio', { name, exact: true, checked })
  }
  return {
    /** `page`, at a case of this space, has heard of it when this is over. */
    async offerFormsOf(profile: Profile, page: Page, space: string): Promise<void> {
      const other = profile === 'sheffield' ? 'family-safeguarding' : 'sheffield'
      // Until her tablet has fetched what is set, it shows what a new service is.
      await radio(other, true).waitFor()
      await radio(profile, false).check({ force: true })
      await goTo(page, `/cases/${space}`)
      const begin = page.getByRole('region', { name: 'Begin a form' })
      await syncUntil(page, async () => {
        await sync(manager)
        return (await begin.getByText('HAZARD').count()) > 0 === (profile === 'sheffield')
      })
    },
    close: managers.close,
  }
}
