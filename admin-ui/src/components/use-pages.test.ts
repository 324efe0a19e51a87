import { expect, test } from 'vitest';
import { full, type Cut, type PageOf } from './use-pages';

const { signal } = new AbortController();

function server(...pages: PageOf<string>[]) {
  const asked: Cut[] = [];
  const load = (cut: Cut) => {
    asked.push(cut);
    return Promise.resolve(pages[asked.length - 1] ?? { items: [], next: 'further' });
  };
  return { asked, load };
}

test('a short page that goes on is filled', async () => {
  const { asked, load } = server({ items: [], next: 'a', total: 9 }, { items: ['x'], next: 'b' }, { items: ['y', 'z'], next: 'c' });
  expect(await full(load, { limit: 3 }, signal)).toEqual({ items: ['x', 'y', 'z'], next: 'c', total: 9 });
  expect(asked).toEqual([{ limit: 3 }, { limit: 3, cursor: 'a' }, { limit: 2, cursor: 'b' }]);
});

test('the last page is as short as it is', async () => {
  const { asked, load } = server({ items: ['x'] });
  expect(await full(load, { limit: 3 }, signal)).toEqual({ items: ['x'] });
  expect(asked).toHaveLength(1);
});

test('it does not ask for ever', async () => {
  const { asked, load } = server();
  expect(await full(load, { limit: 3 }, signal)).toEqual({ items: [], next: 'further' });
  expect(asked).toHaveLength(10);
});
