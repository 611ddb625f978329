/**
 * On every input: typed text otherwise reaches Chromium's `Web Data` file, even unsubmitted (`new-password` does not stop it),
 * and may be sent to a spelling service.
 */
export const typing = { autocomplete: 'off', spellcheck: false, autocapitalize: 'sentences' } as const

/**
 * The one exception: a code that is worth nothing once it was used. The browser may offer it from the phone or the password manager that knows
 * it, as people are used to.
 */
export const codeTyping = { ...typing, autocomplete: 'one-time-code', autocapitalize: 'none' } as const
