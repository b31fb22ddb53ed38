#!/usr/bin/env node
// oxlint-disable-next-line import/no-unassigned-import -- the command runs as it is loaded
import '../dist/command/main.js'
