import { expect, test } from 'vitest';
import { emptyAlone } from './markup';

test('an element may be emptied', () => {
  expect(emptyAlone('')).toBe('');
});

test('no markup gets in', () => {
  expect(emptyAlone('<img src=x onerror=alert(1)>')).toBeNull();
  expect(emptyAlone(' ')).toBeNull();
});
