const themes = ['auto', 'light', 'dark'] as const

/** Lets a reader choose light or dark whatever the system says; the choice is not kept, for a file has nowhere to. */
export function themeSwitch(): void {
  const group = document.querySelector<HTMLFieldSetElement>('#theme')
  if (group === null) return
  group.hidden = false
  group.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    const theme = themes.find((each) => each === target.value) ?? 'auto'
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  })
}
