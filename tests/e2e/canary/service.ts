import type { Page } from 'playwright-core'
import { latestOfficerForm } from '#catalogue/officer'
import { optionsOf, type Profile } from '#forms'
import { openDevice } from '../harness/index.ts'
import { margaret, setUp, syncUntil } from '../officer.ts'
import { goTo } from './screens.ts'

/** On a tablet of her own, in `folder`, the manager says which kind of service this is; `page` has heard of it when this is over. */
export async function offerFormsOf(profile: Profile, url: string, folder: string, page: Page, space: string) {
  const managers = await openDevice(folder)
  const manager = managers.page()
  await setUp(managers, url, margaret)
  await manager.getByRole('link', { name: 'Device' }).click()
  await manager.getByRole('link', { name: 'Wording of the forms' }).click()
  const field = latestOfficerForm('service-settings')?.fields.get('profile/answer')
  const options = field ? optionsOf(field) : []
  const [label, other] = [profile, options.find(({ id }) => id !== profile)?.id].map(
    (wanted) => options.find(({ id }) => id === wanted)?.label ?? '',
  )
  // Until her tablet has fetched what is set, it shows what a new service is.
  await manager.getByRole('radio', { name: other ?? '', exact: true, checked: true }).waitFor()
  await manager.getByRole('radio', { name: label ?? '', exact: true }).check({ force: true })
  // Her tablet has sent nothing before: what it says then is not yet this.
  await syncUntil(manager, () =>
    manager
      .getByText(/^On the server/)
      .first()
      .isVisible(),
  )
  await managers.close()
  await goTo(page, `/cases/${space}`)
  const isSheffield = profile === 'sheffield'
  const begin = page.getByRole('region', { name: 'Begin a form' })
  await syncUntil(page, async () => (await begin.getByText('HAZARD').count()) > 0 === isSheffield)
}
