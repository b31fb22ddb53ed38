import type { Subject } from './subjects/subject.ts'

/** Which Python, and what it imports beside its own. */
export interface ProbeRequest {
  /** A release, a wheel, a source folder, an sdist, or `system`; the newest stable release that the interpreter can have if not given. */
  readonly lxml?: string
  /** An interpreter's path or version; the best one for that lxml if not given. */
  readonly python?: string
  /** Builds that lxml with debug information, on libraries from these archives or the platform's source packages. */
  readonly symbols?: readonly string[]
  /** Requirements as pip takes them by name. */
  readonly with?: readonly string[]
  /** `none` where the subject is no lxml parser and no release was asked for. */
  readonly needs: 'lxml' | 'none'
}

/** What a subject has to be measured with, on the lxml and Python asked for. */
export function requestFor(subject: Subject, asked: Pick<ProbeRequest, 'lxml' | 'python' | 'symbols'>): ProbeRequest {
  switch (subject.kind) {
    case 'lxml':
      return { ...asked, needs: 'lxml' }
    case 'callable':
      return { ...asked, needs: 'none', ...(subject.with.length > 0 && { with: subject.with }) }
  }
}
