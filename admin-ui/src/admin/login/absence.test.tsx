import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ABSENT_AFTER, useAbsence } from './absence';

function Page({ absent, watching = true }: { absent: () => void; watching?: boolean }) {
  useAbsence(absent, watching);
  return null;
}

const pass = (milliseconds: number) => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

test('whoever does nothing is absent, once', () => {
  const absent = vi.fn();
  render(<Page absent={absent} />);
  pass(ABSENT_AFTER - 20_000);
  expect(absent).not.toHaveBeenCalled();
  pass(ABSENT_AFTER);
  expect(absent).toHaveBeenCalledOnce();
});

test('a key puts it off', () => {
  const absent = vi.fn();
  render(<Page absent={absent} />);
  pass(ABSENT_AFTER - 20_000);
  fireEvent.keyDown(window, { key: 'a' });
  pass(ABSENT_AFTER - 20_000);
  expect(absent).not.toHaveBeenCalled();
});

test('whoever is in another window is not absent', () => {
  const absent = vi.fn();
  render(<Page absent={absent} />);
  pass(ABSENT_AFTER - 20_000);
  localStorage.setItem('parley.present', String(Date.now()));
  pass(60_000);
  expect(absent).not.toHaveBeenCalled();
});

test('nobody is absent who is not logged in', () => {
  const absent = vi.fn();
  render(<Page absent={absent} watching={false} />);
  pass(3 * ABSENT_AFTER);
  expect(absent).not.toHaveBeenCalled();
});
