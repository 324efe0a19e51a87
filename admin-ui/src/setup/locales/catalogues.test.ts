import { expect, test } from 'vitest';
import german from './de.json';
import english from './en.json';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, above = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[above + key, value] as const] : [...flat(value, `${above}${key}.`)],
    ),
  );
}

const holes = (text: string) => [...text.matchAll(/\{\{\s*([^}]+?)\s*\}\}|<\/?(\w+)>/g)].map(([hole]) => hole).sort();

const en = flat(english);
const de = flat(german);

test('each language says everything', () => {
  expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
});

test('no text is empty', () => {
  for (const [key, text] of [...en, ...de]) expect(text.trim(), key).not.toBe('');
});

test('translations keep what is filled in', () => {
  for (const [key, text] of en) expect(holes(de.get(key) ?? ''), key).toEqual(holes(text));
});
