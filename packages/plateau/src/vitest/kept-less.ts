/** What a test leaves for the reporter where a run keeps less than its baseline says. */
export interface KeptLess {
  keepsLess?: string
}

export const howToUpdate = 'measure it with "plateau map --update" and commit the file'
