import { expect, test } from 'vitest';
import { bytes, duration, moment, number, relative } from './format';

test('sizes are told in the largest unit that fits', () => {
  expect(bytes(0)).toBe('0 bytes');
  expect(bytes(1)).toBe('1 byte');
  expect(bytes(999)).toBe('999 bytes');
  expect(bytes(1_500)).toBe('1.5 kB');
  expect(bytes(123_456_789)).toBe('123 MB');
  expect(bytes(5e15)).toBe('5,000 TB');
});

test('lengths of time have two units at most', () => {
  expect(duration(0)).toBe('0 s');
  expect(duration(59)).toBe('59 s');
  expect(duration(3_600)).toBe('1 h');
  expect(duration(90_061)).toBe('1 d 1 h');
});

test('moments are told from now', () => {
  const now = Date.parse('2026-01-02T12:00:00Z');
  expect(relative('2026-01-02T11:59:30Z', now)).toBe('30 seconds ago');
  expect(relative('2026-01-02T10:00:00Z', now)).toBe('2 hours ago');
  expect(relative('2026-01-22T12:00:00Z', now)).toBe('in 20 days');
});

test('what is no moment is shown as it is', () => {
  expect(moment(undefined)).toBe('–');
  expect(moment('<b>soon</b>')).toBe('<b>soon</b>');
});

test('numbers are grouped', () => {
  expect(number(100_000)).toBe('100,000');
});
