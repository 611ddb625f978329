/**
 * On every input: typed text otherwise reaches Chromium's `Web Data` file, even unsubmitted (`new-password` does not stop it),
 * and may be sent to a spelling service.
 */
export const typing = { autocomplete: 'off', spellcheck: false, autocapitalize: 'sentences' } as const
