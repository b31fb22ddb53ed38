import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withTemporaryFolder } from '../children/temporary-folder.ts'
import { measure } from '../measure.ts'
import { readPage } from '../pages/page.ts'
import { templateOf } from '../pages/template.ts'
import { Probes } from '../probes.ts'
import { xml } from '../subjects/subject.ts'

test.for(['4.9.4', '6.1.3'])('a page does not say where lxml %s connects to', async (lxml) => {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const probes = new Probes({ lanes: 1 })
  try {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'asking.xml')
      await writeFile(path, `<!DOCTYPE page SYSTEM "http://127.0.0.1:${port}/page.dtd">\n<page>text</page>`)
      const page = await readPage(path)
      const asking = xml({ no_network: false, load_dtd: true })

      const probe = await probes.for({ needs: 'lxml', lxml })
      const run = await measure(probe, asking, { page, template: templateOf(page, 'same'), budget: { inputs: 64 } })

      expect(connections).toBe(0)
      expect(run).toMatchObject({ inputs: 64, health: { ok: true } })
    })
  } finally {
    await probes.close()
    server.close()
  }
})
