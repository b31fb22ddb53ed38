import { flag, listOf, refuse } from './flag.ts'

/** A C or C++ function's name, and what a linker makes of it: `std::vector<int>::push_back`, `htmlParseName.isra.0`. */
const functionName = /^[A-Za-z_][\w.]*(?:<[\w<>:*& ]*>)?(?:::~?[A-Za-z_][\w.]*(?:<[\w<>:*& ]*>)?)*$/

export function breakFlag() {
  return flag('--break <functions>', 'functions of C to break at, with commas between', (value) => [
    ...new Set(listOf('--break', value).map(checked)),
  ])
}

function checked(name: string): string {
  return functionName.test(name) ? name : refuse('each entry of --break', "a function's name", name)
}

export function maxHitsFlag() {
  return flag('--max-hits <n>', 'the most hits of each function: its breakpoint is then taken away', (value) =>
    /^[1-9]\d{0,8}$/.test(value) ? Number(value) : refuse('--max-hits', 'a whole number of at least 1', value),
  )
}

export function conditionFlag() {
  return flag(
    '--condition <expression>',
    'counts only calls for which this is true, as the debugger spells it: \'$_streq($name, "id")\'',
    (value) => (/^[^\0\r\n]+$/.test(value) ? value : refuse('--condition', 'one line', value)),
  )
}

export function waitForDebuggerFlag() {
  return flag('--wait-for-debugger', 'has the one run wait until a debugger is attached to its process')
}
