import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchBox } from './search-box';

const box = () => screen.getByRole('textbox', { name: 'Search' });
const pass = (milliseconds: number) => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('it asks when nothing has been typed for a moment', () => {
  const set = vi.fn();
  render(<SearchBox label="Search" value="" set={set} />);
  fireEvent.change(box(), { target: { value: 'ro' } });
  pass(100);
  fireEvent.change(box(), { target: { value: 'rom' } });
  pass(1000);
  expect(set.mock.calls).toEqual([['rom']]);
});

test('what is cleared elsewhere is cleared here, for good', () => {
  const set = vi.fn();
  const { rerender } = render(<SearchBox label="Search" value="rom" set={set} />);
  rerender(<SearchBox label="Search" value="" set={set} />);
  pass(1000);
  expect(box()).toHaveProperty('value', '');
  expect(set).not.toHaveBeenCalled();
});
