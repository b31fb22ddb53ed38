/** How this command was started, for the commands it proposes: as the README has it, or installed. */
export function invocation(): string {
  const manager = /^pnpm\/(\S+)/.exec(process.env['npm_config_user_agent'] ?? '')?.[1]
  const fromCheckout = process.env['npm_lifecycle_event'] === 'plateau' && manager !== undefined
  return fromCheckout ? `npx -y pnpm@${manager} plateau` : 'npx plateau'
}
