import type { HostShare } from './corpus.ts'

/** A crawl of the web has millions of hosts; those that brought nothing are the first to go. */
const mostHosts = 10_000

/** Counts what each host brought, of as many hosts as fit. */
export class HostTally {
  readonly #most: number
  #hosts = new Map<string, { pages: number; names: number }>()

  constructor(most = mostHosts) {
    this.#most = most
  }

  add({ url, names }: { readonly url?: string; readonly names: number }): void {
    const host = hostOf(url)
    if (host === undefined) return
    const known = this.#hosts.get(host)
    if (known === undefined) this.#hosts.set(host, { pages: 1, names })
    else {
      known.pages += 1
      known.names += names
    }
    if (this.#hosts.size > 2 * this.#most) this.#hosts = new Map(this.#ordered().slice(0, this.#most))
  }

  /** The hosts that brought most; none that brought nothing. */
  top(most: number): readonly HostShare[] {
    return this.#ordered()
      .slice(0, most)
      .flatMap(([host, share]) => (share.names === 0 ? [] : [{ host, names: share.names, pages: share.pages }]))
  }

  #ordered() {
    return [...this.#hosts].toSorted(([, a], [, b]) => b.names - a.names)
  }
}

function hostOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  try {
    const { host } = new URL(url)
    return host === '' ? undefined : host
  } catch {
    return undefined
  }
}
