/**
 * What it takes for every frame to be there and to have a line: at -O0 nothing is inlined, and with frame pointers a
 * recorder and a debugger walk the same stack. What is timed on such a build says nothing of a release.
 */
export const debugFlags: readonly string[] = ['-g', '-O0', '-fno-omit-frame-pointer']
