import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH = /\.(js|css|svg|json)$/;
/** Not: the build for developers, and OMEMO, which the chat page leaves off. */
const LEFT_OUT = /\.map$|^converse\.(js|css)$|^website|^libomemo|\.wasm$|^manifest\.json$|custom_emojis/;

const packageFile = createRequire(import.meta.url).resolve('converse.js/dist/emoji.json').replace(/dist[\\/]emoji\.json$/, 'package.json');

/** The folder below `assets` that has converse.js: its name and version. */
export async function converseFolder(): Promise<string> {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  return `converse-${version}`;
}

/** Copies what converse.js brings built: it is bundled already, so the build only takes the files that the page loads. */
export function converse(): Plugin {
  let assets = '';
  return {
    name: 'parley-converse',
    apply: 'build',
    configResolved: (config) => {
      assets = join(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: async () => {
      const target = join(assets, await converseFolder());
      await rm(target, { recursive: true, force: true });
      await cp(join(dirname(packageFile), 'dist'), target, {
        recursive: true,
        filter: (source) => !LEFT_OUT.test(source.slice(source.lastIndexOf('/') + 1)),
      });
      for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile() && WORTH.test(entry.name)) await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
      }
    },
  };
}
