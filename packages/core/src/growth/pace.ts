/** How the time an input takes develops as inputs go by. */
export type Pace =
  | { readonly kind: 'steady' }
  | { readonly kind: 'slowing'; readonly factor: number }
  | { readonly kind: 'undecided'; readonly because: string }
