import { expect, test } from 'vitest';
import { points } from './points';

const time = (second: number) => new Date(second * 1000).toISOString();

test('moments without a value are gaps', () => {
  const list = { times: [time(0), time(1), time(2)], series: [{ name: 'errors', kind: 'gauge' as const, values: [1, null, 3] }] };
  expect(points(list, 'errors')).toEqual([
    { x: 0, y: 1 },
    { x: 2000, y: 3 },
  ]);
});

test('a figure that is not kept has no points', () => {
  expect(points({ times: [time(0)], series: [] }, 'errors')).toEqual([]);
});

test('an hour of seconds is thinned and keeps its peak', () => {
  const seconds = [...Array(3600).keys()];
  const list = { times: seconds.map(time), series: [{ name: 'errors', kind: 'gauge' as const, values: seconds.map((second) => (second === 1777 ? 99 : 0)) }] };
  const thinned = points(list, 'errors');
  expect(thinned.length).toBeLessThanOrEqual(180);
  expect(thinned.find(({ y }) => y === 99)?.x).toBe(1_777_000);
});
