/** What a browser is given, by its file in `client`: TypeScript is bundled with what it imports, styles are minified. */
export const assetNames = [
  'shell.ts',
  'shell.css',
  'curves.css',
  'map.ts',
  'map.css',
  'stacks.ts',
  'stacks.css',
  'names.ts',
  'names.css',
] as const
export type AssetName = (typeof assetNames)[number]
