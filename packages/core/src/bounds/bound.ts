type SizeUnit = 'B' | 'kB' | 'MB' | 'KiB' | 'MiB'
type Counted = SizeUnit | 'names' | 'objects' | 'descriptors'

/** A promise a test makes: `72 B/name`, `1 kB/page`, `3 names/page`. Its unit chooses the gauge. */
export type Bound = `${number} ${Counted}/${'page' | 'name'}`

/** `broken` needs the lowest that was measured above the bound; between lies `undecided`. */
export type Outcome = 'holds' | 'broken' | 'undecided'
