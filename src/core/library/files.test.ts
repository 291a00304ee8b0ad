import { describe, expect, it } from 'vitest'
import { writeDurably } from './files.ts'
import { MemoryFileSystem, errno } from './memory-file-system.ts'

async function disk(): Promise<MemoryFileSystem> {
  const fs = new MemoryFileSystem()
  await fs.makeFolder('/folder')
  await fs.syncFolder('/')
  return fs
}

describe('a file written durably', () => {
  it('is the old one or the new one after a power cut at any call, never anything between', async () => {
    for (let stopAt = 1; stopAt <= 8; stopAt++) {
      const fs = await disk()
      await writeDurably(fs, '/folder/file', [Buffer.from('old')])
      const start = fs.calls
      fs.before = (call) => {
        if (call >= start + stopAt) throw new Error('off')
        return 'go'
      }
      const done = await writeDurably(fs, '/folder/file', [Buffer.from('new '), Buffer.from('content')]).then(
        () => true,
        () => false,
      )
      for (let seed = 0; seed < 20; seed++) {
        const after = await fs.afterPowerCut(Math.random).readFile('/folder/file')
        expect(done ? ['new content'] : ['old', 'new content']).toContain(after.toString())
      }
    }
  })
})

describe('a file that could not be written', () => {
  it('leaves the old one and no litter', async () => {
    const fs = await disk()
    await writeDurably(fs, '/folder/file', [Buffer.from('old')])
    fs.before = (_, name, path) => {
      if (name === 'append') throw errno('ENOSPC', path)
      return 'go'
    }
    await expect(writeDurably(fs, '/folder/file', [Buffer.from('new')])).rejects.toThrow('ENOSPC')
    expect(await fs.names('/folder')).toEqual(['file'])
    expect((await fs.readFile('/folder/file')).toString()).toBe('old')
  })
})
