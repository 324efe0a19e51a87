import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH = /\.(js|css|svg|json)$/;

/** Puts `x.js.gz` beside `x.js`, so that the server never compresses what does not change. */
export function compressed(): Plugin {
  let assets = '';
  return {
    name: 'parley-compressed',
    apply: 'build',
    configResolved: (config) => {
      assets = join(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: async () => {
      for (const name of await readdir(assets)) {
        if (!WORTH.test(name)) continue;
        const plain = await readFile(join(assets, name));
        if (plain.length > 1400) await writeFile(join(assets, `${name}.gz`), gzipSync(plain, { level: 9 }));
      }
    },
  };
}
