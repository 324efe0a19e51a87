import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { broken } from './broken';

test('texts, and those of links, may break behind their punctuation', () => {
  const { container } = render(
    <>
      <p>{broken('juliet@capulet.example')}</p>
      <p>{broken(<a href="/x">{'a_b'}</a>)}</p>
      <p>{broken(7)}</p>
    </>,
  );
  expect(container.innerHTML).toBe('<p>juliet@<wbr>capulet.<wbr>example</p><p><a href="/x">a_<wbr>b</a></p><p>7</p>');
});
