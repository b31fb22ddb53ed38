import { Argument, Command } from 'commander'
import { flag } from '../flags/flag.ts'
import { jsonFlag } from '../flags/output.ts'
import { lxmlFlag } from '../flags/python.ts'
import type { Act } from '../verb.ts'
import { type AddFlags, addFixtures } from './fixture-add.ts'
import { type CheckFlags, checkFixtures } from './fixture-check.ts'
import { listAll } from './fixture-list.ts'

/** `plateau fixture`: the saved pages that come with plateau, and your own. */
export function fixtureVerb(act: Act): Command {
  return new Command('fixture').addCommand(add(act)).addCommand(list(act)).addCommand(check(act))
}

function add(act: Act): Command {
  const command = new Command('add')
    .description('makes saved pages fixtures, each with a case of its own')
    .addArgument(new Argument('<source>', 'an HTML or XML file, a folder, MHTML, WARC (.gz too), or an address'))
  for (const option of [
    flag('--fetch', 'takes the page from the address that is named: nothing is fetched without'),
    flag('--name <name>', "what the fixture is called (default: by the page's address or file)"),
    flag('--licence <words>', 'an SPDX identifier, or words (default: asked for on a terminal, else "unknown")'),
    flag('--origin <words>', "where the page is from (default: the address, or the file's name)"),
    flag('--frames', 'takes the documents that were saved within a page, too'),
    flag('--no-case', 'keeps the pages, and measures and writes no case'),
    lxmlFlag(),
    jsonFlag(),
    flag('--quiet', 'the names of the fixtures alone'),
  ]) {
    command.addOption(option)
  }
  return command.action((source: string, flags: AddFlags) => act((signal) => addFixtures(source, flags, signal)))
}

function list(act: Act): Command {
  const command = new Command('list').description('the saved pages that can be named').addOption(jsonFlag())
  return command.action((flags: { readonly json?: string }) => act(() => listAll(flags)))
}

function check(act: Act): Command {
  const command = new Command('check')
    .description('holds each page to its digest, and parses it again and again: is it the same each time?')
    .addArgument(new Argument('[name...]', 'names of fixtures (default: all)'))
  for (const option of [lxmlFlag(), jsonFlag(), flag('--quiet', 'only what is wrong')]) command.addOption(option)
  return command.action((names: readonly string[], flags: CheckFlags) =>
    act((signal) => checkFixtures(names, flags, signal)),
  )
}
